import { serve } from "../simulation/serve";
import { SimulatedProvider } from "../simulation/simulated-provider";
import { random } from "./package";

void serve(new SimulatedProvider(random, process.cwd()));
