import * as pulumi from "@pulumi/pulumi";
import type { Fault } from "@fairlead/components/shared/arguments";

import { readConfiguration } from "./configuration";
import { rejectSettings } from "./settings-error";
import { SettingsGroup, type Findings } from "./settings-group";

/** The stack, as Pulumi calls it. */
export interface StackName {
    readonly project: string;
    readonly stack: string;
}

/** The one thing that a cloud's file exports: reads the cloud's own group of settings, and can then build on them. */
export type Prepare<Settings, Cloud> = (group: SettingsGroup, settings: Settings, name: StackName) => Cloud;

/** A program that builds in one of several clouds. */
export interface ProgramStart<CloudName extends string, Settings, Cloud> {
    /** What stands before its settings, as in `fairlead:cloud`. */
    readonly namespace: string;
    /** The clouds by name, the usual one first. */
    readonly cloudNames: readonly [CloudName, ...CloudName[]];
    /** What loads their files. */
    readonly clouds: Readonly<Record<CloudName, () => Promise<Prepare<Settings, Cloud>>>>;
    readonly readSettings: (group: SettingsGroup) => Settings;
    /** What is wrong with the settings beyond their types, whatever the cloud. @default nothing */
    readonly faults?: (settings: Settings, name: StackName) => readonly Fault[];
}

/**
 * Reads all settings of a stack, and warns of those that still have the values of an example. Nothing is registered before.
 *
 * @throws pulumi.RunError with everything that is wrong.
 */
export async function prepareProgram<
    CloudName extends string,
    Settings,
    Cloud extends { readonly faults: readonly Fault[] },
>(
    program: ProgramStart<CloudName, Settings, Cloud>,
): Promise<{ readonly name: StackName; readonly settings: Settings; readonly cloud: Cloud }> {
    const name: StackName = { project: pulumi.getProject(), stack: pulumi.getStack() };
    const { values, faults } = readConfiguration(program.namespace);
    const findings: Findings = { faults: [...faults], examples: [] };
    const root = new SettingsGroup(values, `${program.namespace}:`, findings);

    // Where the cloud's name is wrong, the group that is there tells which one was meant.
    const { cloudNames } = program;
    const meant = cloudNames.find((cloud) => cloud in values) ?? cloudNames[0];
    const cloudName = root.oneOf("cloud", cloudNames, meant);
    const settings = program.readSettings(root);
    const prepare = await program.clouds[cloudName]();
    const cloud = root.group(cloudName, (group) => prepare(group, settings, name));
    root.close();
    rejectSettings(name.stack, findings.faults, [...(program.faults?.(settings, name) ?? []), ...cloud.faults]);
    if (findings.examples.length > 0) {
        await pulumi.log.warn(
            "These settings still have the values of the example, which do for a rehearsal and not for a deployment: " +
                findings.examples.join(", "),
        );
    }
    return { name, settings, cloud };
}
