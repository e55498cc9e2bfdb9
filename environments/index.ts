import type { EnvironmentOutputs } from "./outputs";
import { createPlatform } from "./platform";
import { platformFaults } from "./platform-faults";
import { prepareProgram } from "./prepare-program";
import { readSettings } from "./settings";

/** The clouds an environment can be built in, and their files. This is the only place that names them. */
const cloudNames = ["azure", "aws", "local"] as const;
const clouds = {
    azure: async () => (await import("./azure")).prepareAzure,
    aws: async () => (await import("./aws")).prepareAws,
    local: async () => (await import("./local")).prepareLocal,
};

/** The program of every stack: reads the settings, and builds nothing before all of them are right. */
export = async function environment(): Promise<EnvironmentOutputs> {
    const { name, settings, cloud } = await prepareProgram({
        namespace: "fairlead",
        cloudNames,
        clouds,
        readSettings,
        faults: platformFaults,
    });
    return createPlatform(settings, cloud.build(), name);
};
