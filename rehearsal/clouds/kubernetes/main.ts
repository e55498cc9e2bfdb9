import { Sdk } from "../shapes/sdk";
import { serve } from "../simulation/serve";
import { EngineLog } from "./engine-log";
import { KubernetesProvider } from "./provider";

const sdk = Sdk.find("@pulumi/kubernetes", process.cwd());
if (sdk === undefined) {
    throw new Error(
        `expected the npm package @pulumi/kubernetes, from which the simulated provider derives what it knows; found none ` +
            `from ${process.cwd()} upwards. Run npm install @pulumi/kubernetes there.`,
    );
}
void serve(new KubernetesProvider(sdk, new EngineLog(process.argv[2])));
