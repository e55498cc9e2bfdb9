import { serve } from "../simulation/serve";
import { SimulatedProvider } from "../simulation/simulated-provider";
import { azureNative } from "./package";

void serve(new SimulatedProvider(azureNative, process.cwd()));
