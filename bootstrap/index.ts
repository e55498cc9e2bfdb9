import * as pulumi from "@pulumi/pulumi";
import { readConfiguration } from "@fairlead/environments/configuration";
import { rejectSettings } from "@fairlead/environments/settings-error";
import { SettingsGroup, type Findings } from "@fairlead/environments/settings-group";

import type { BootstrapOutputs, PrepareCloud, StackName } from "./cloud";
import { readSettings } from "./settings";

/** The clouds that deployments stand on, and their files. This is the only place that names them. */
const clouds = {
    azure: async () => (await import("./azure")).prepareAzure,
    aws: async () => (await import("./aws")).prepareAws,
} satisfies Record<string, () => Promise<PrepareCloud>>;
const cloudNames: readonly (keyof typeof clouds)[] = ["azure", "aws"];

/** The program of every bootstrap: reads the settings, and builds nothing before all of them are right. */
export = async function bootstrap(): Promise<BootstrapOutputs> {
    const name: StackName = { project: pulumi.getProject(), stack: pulumi.getStack() };
    const { values, faults } = readConfiguration("fairlead-bootstrap");
    const findings: Findings = { faults: [...faults], examples: [] };
    const root = new SettingsGroup(values, "fairlead-bootstrap:", findings);

    const meant = cloudNames.find((cloud) => cloud in values) ?? "azure";
    const cloudName = root.oneOf("cloud", cloudNames, meant);
    const settings = readSettings(root);
    const prepare = await clouds[cloudName]();
    const cloud = root.group(cloudName, (group) => prepare(group, settings, name));
    root.close();
    rejectSettings(name.stack, findings.faults, cloud.faults);
    if (findings.examples.length > 0) {
        await pulumi.log.warn(
            "These settings still have the values of the example, which do for a rehearsal and not for a deployment: " +
                findings.examples.join(", "),
        );
    }
    return cloud.build();
};
