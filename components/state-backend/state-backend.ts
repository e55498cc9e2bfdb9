import type * as pulumi from "@pulumi/pulumi";

import type { Fault } from "../shared/arguments";
import { eachOnce, matches } from "../shared/argument-rules";

/**
 * Where Pulumi keeps the state of stacks, in any cloud. Each stack has a place of its own, so that rights are given on one
 * stack's state alone. Pulumi locks a stack by a file beside its state while it changes it.
 * Source: https://www.pulumi.com/docs/iac/guides/basics/using-a-diy-backend/
 */
export interface StateBackend {
    /** What `pulumi login` takes for each stack, by its name. */
    readonly backendUrls: pulumi.Output<Record<string, string>>;
}

/** What a stack's place is called: some clouds take no shorter names. */
export function placeOf(stack: string): string {
    return `pulumi-${stack}`;
}

/** What is wrong with the names of stacks: a place takes less than Pulumi does. */
export function stackFaults(stacks: readonly string[]): Fault[] {
    const faults = stacks.flatMap((stack, index) =>
        matches(
            `stacks[${index}]`,
            stack,
            /^(?=.{1,50}$)[a-z0-9]+(-[a-z0-9]+)*$/,
            "the name of a stack: at most 50 lower-case letters, digits and single hyphens",
            "rename the stack",
        ),
    );
    const none = { path: "stacks", expected: "at least one stack", got: stacks, repair: "name one" };
    return [...faults, ...eachOnce("stacks", stacks, "stack"), ...(stacks.length === 0 ? [none] : [])];
}
