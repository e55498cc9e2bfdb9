import { serve } from "../simulation/serve";
import { SimulatedProvider } from "../simulation/simulated-provider";
import { aws } from "./package";

void serve(new SimulatedProvider(aws, process.cwd()));
