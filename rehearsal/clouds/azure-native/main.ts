import { servePlugin } from "../simulation/serve";
import { simulate } from "../simulation/simulated-provider";
import { azureNative } from "./package";

void servePlugin(simulate(azureNative));
