import * as pulumi from "@pulumi/pulumi";

/** One thing that is wrong with the arguments of a component. */
export interface Fault {
    /** The argument, for example `nodePool.minCount` or `records[2].values[0]`. */
    readonly path: string;
    /** What the argument is about, where the path alone does not tell, for example `record "www" CNAME`. */
    readonly subject?: string;
    /** What would have been right. */
    readonly expected: string;
    /** What was given. */
    readonly got: unknown;
    /** What to do about it: an imperative sentence without a full stop. */
    readonly repair: string;
}

/**
 * Ends the construction of a component whose arguments have faults, all of them in one error.
 * Called before `super`, so that nothing is registered.
 *
 * @throws pulumi.InputPropertiesError with one entry a fault, and all of them in its message,
 * since the Node.js runtime shows local programs the message only.
 */
export function rejectFaults(component: string, name: string, faults: readonly Fault[]): void {
    if (faults.length > 0) {
        throw faultsError(component, name, faults);
    }
}

/** The error that `rejectFaults` throws. */
export function faultsError(component: string, name: string, faults: readonly Fault[]): Error {
    const errors = faults.map(({ path, subject, expected, got, repair }) => ({
        propertyPath: path,
        reason: `${subject === undefined ? "" : `${subject}: `}expected ${expected}, got ${show(got)}; ${repair}`,
    }));
    const count = faults.length === 1 ? "1 argument is" : `${faults.length} arguments are`;
    const lines = errors.map(({ propertyPath, reason }) => `  ${propertyPath}: ${reason}`);
    return new pulumi.InputPropertiesError({
        message: [`${component} "${name}": ${count} wrong`, ...lines].join("\n"),
        errors,
    });
}

/** A value as an error shows it: JSON, cut at 80 characters, and `nothing` for what is missing. */
export function show(value: unknown): string {
    if (value === undefined) {
        return "nothing";
    }
    const text = JSON.stringify(value);
    return text.length > 80 ? `${text.slice(0, 77)}...` : text;
}

/** The value if it is known while the program runs, `undefined` if it is an output or a promise. */
export function known<T>(input: pulumi.Input<T> | undefined): T | undefined {
    return pulumi.Output.isInstance(input) || input instanceof Promise ? undefined : input;
}
