import { prepareProgram } from "@fairlead/environments/prepare-program";

import type { BootstrapOutputs } from "./cloud";
import { readSettings } from "./settings";

/** The clouds that deployments stand on, and their files. This is the only place that names them. */
const cloudNames = ["azure", "aws"] as const;
const clouds = {
    azure: async () => (await import("./azure")).prepareAzure,
    aws: async () => (await import("./aws")).prepareAws,
};

/** The program of every bootstrap: reads the settings, and builds nothing before all of them are right. */
export = async function bootstrap(): Promise<BootstrapOutputs> {
    const { cloud } = await prepareProgram({ namespace: "fairlead-bootstrap", cloudNames, clouds, readSettings });
    return cloud.build();
};
