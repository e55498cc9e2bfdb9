import { Sdk } from "../shapes/sdk";
import type { Plugin } from "../simulation/plugin";
import { KubernetesProvider } from "./provider";

/** The simulated plugin of Kubernetes. */
export const kubernetes: Plugin = (surroundings) => {
    const sdk = Sdk.find("@pulumi/kubernetes", process.cwd());
    if (sdk === undefined) {
        throw new Error(
            `expected the npm package @pulumi/kubernetes, from which the simulated provider derives what it knows; found none ` +
                `from ${process.cwd()} upwards. Run npm install @pulumi/kubernetes there.`,
        );
    }
    return new KubernetesProvider(sdk, surroundings);
};
