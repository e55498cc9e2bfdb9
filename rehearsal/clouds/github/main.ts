import { serve } from "../simulation/serve";
import { SimulatedProvider } from "../simulation/simulated-provider";
import { github } from "./package";

void serve(new SimulatedProvider(github, process.cwd()));
