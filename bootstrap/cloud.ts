import type * as pulumi from "@pulumi/pulumi";
import type { Fault } from "@fairlead/components/shared/arguments";
import type { Prepare } from "@fairlead/environments/prepare-program";

import type { Settings, StackSettings } from "./settings";

/** What a person needs to go on, none of it secret. By stack where there is one of each. */
export interface BootstrapOutputs {
    /** What `pulumi login` takes. */
    readonly backendUrls: pulumi.Output<Record<string, string>>;
    /** What `pulumi stack init --secrets-provider` takes. */
    readonly secretsProviders: pulumi.Output<Record<string, string>>;
    /** Whom the clusters must let in: object ids on Azure, ARNs on AWS; `deploy` and `look`. */
    readonly principals: pulumi.Output<Record<string, Record<string, string>>>;
    /** What remains to be done by hand. */
    readonly nextSteps: pulumi.Output<string[]>;
}

/** A bootstrap of one cloud whose settings were read. */
export interface PreparedCloud {
    /** What components would refuse. */
    readonly faults: Fault[];
    readonly build: () => BootstrapOutputs;
}

/** Reads the settings of a cloud, and gives what builds it once all settings are right. */
export type PrepareCloud = Prepare<Settings, PreparedCloud>;

/** The first of the next steps. */
export const moveOwnState = "Move this stack's own state into the place bootstrap, as README.md tells";

/** What is a stack's own among what a component made for each. */
export function ofStack(values: pulumi.Output<Record<string, string>>, { name }: StackSettings): pulumi.Output<string> {
    return values.apply((byStack) => byStack[name] ?? "");
}
