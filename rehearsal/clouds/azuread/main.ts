import { serve } from "../simulation/serve";
import { SimulatedProvider } from "../simulation/simulated-provider";
import { azuread } from "./package";

void serve(new SimulatedProvider(azuread, process.cwd()));
