import { servePlugin } from "../simulation/serve";
import { kubernetes } from "./plugin";

void servePlugin(kubernetes);
