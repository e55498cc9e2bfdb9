import { servePlugin } from "../simulation/serve";
import { simulate } from "../simulation/simulated-provider";
import { random } from "./package";

void servePlugin(simulate(random));
