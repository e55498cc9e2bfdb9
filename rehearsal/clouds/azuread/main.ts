import { servePlugin } from "../simulation/serve";
import { simulate } from "../simulation/simulated-provider";
import { azuread } from "./package";

void servePlugin(simulate(azuread));
