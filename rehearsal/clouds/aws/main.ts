import { servePlugin } from "../simulation/serve";
import { simulate } from "../simulation/simulated-provider";
import { aws } from "./package";

void servePlugin(simulate(aws));
