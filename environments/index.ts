import * as pulumi from "@pulumi/pulumi";

import { readConfiguration } from "./configuration";
import type { PrepareCloud, StackName } from "./foundation";
import type { EnvironmentOutputs } from "./outputs";
import { createPlatform } from "./platform";
import { platformFaults } from "./platform-faults";
import { readSettings } from "./settings";
import { rejectSettings } from "./settings-error";
import { SettingsGroup, type Findings } from "./settings-group";

/** The clouds an environment can be built in, and their files. This is the only place that names them. */
const clouds = {
    azure: async () => (await import("./azure")).prepareAzure,
    aws: async () => (await import("./aws")).prepareAws,
    local: async () => (await import("./local")).prepareLocal,
} satisfies Record<string, () => Promise<PrepareCloud>>;
const cloudNames: readonly (keyof typeof clouds)[] = ["azure", "aws", "local"];

/** The program of every stack: reads the settings, and builds nothing before all of them are right. */
export = async function environment(): Promise<EnvironmentOutputs> {
    const name: StackName = { project: pulumi.getProject(), stack: pulumi.getStack() };
    const { values, faults } = readConfiguration("fairlead");
    const findings: Findings = { faults: [...faults], examples: [] };
    const root = new SettingsGroup(values, "fairlead:", findings);

    // Where the cloud's name is wrong, the group that is there tells which one was meant.
    const meant = cloudNames.find((cloud) => cloud in values) ?? "azure";
    const cloudName = root.oneOf("cloud", cloudNames, meant);
    const settings = readSettings(root);
    const prepare = await clouds[cloudName]();
    const cloud = root.group(cloudName, (group) => prepare(group, settings, name));
    root.close();
    rejectSettings(name.stack, findings.faults, [...platformFaults(settings, name), ...cloud.faults]);
    if (findings.examples.length > 0) {
        await pulumi.log.warn(
            "These settings still have the values of the example, which do for a rehearsal and not for a deployment: " +
                findings.examples.join(", "),
        );
    }
    return createPlatform(settings, cloud.build(), name);
};
