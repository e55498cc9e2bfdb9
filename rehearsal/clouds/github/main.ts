import { servePlugin } from "../simulation/serve";
import { simulate } from "../simulation/simulated-provider";
import { github } from "./package";

void servePlugin(simulate(github));
