import { at, isProperties, itemsOf, type Properties } from "../json";

/** A step of what `pulumi preview --json` or `pulumi refresh --json` prints, as far as it is looked at. */
export interface Step {
    readonly op: string;
    readonly urn: string;
    readonly oldState: Properties | undefined;
    readonly newState: Properties | undefined;
}

/** What was printed. Secrets in it are masked by Pulumi. */
export interface PulumiOutput {
    readonly steps: readonly Step[];
    /** Messages of severity `error`. */
    readonly errors: readonly string[];
}

/** Reads the document. Throws if it is none of Pulumi's. */
export function readPulumiJson(document: unknown): PulumiOutput {
    if (!isProperties(document) || (document.steps !== undefined && !Array.isArray(document.steps))) {
        throw new Error("Expected what `pulumi preview --json` prints, found something else");
    }
    return {
        steps: itemsOf(document.steps).map(readStep),
        errors: itemsOf(document.diagnostics)
            .filter((diagnostic) => at(diagnostic, "severity") === "error")
            .map((diagnostic) => String(at(diagnostic, "message")).trim()),
    };
}

/** The name that the program gave a resource, and its type. */
export function describeUrn(urn: string): string {
    const [, type = "", name = ""] = /^urn:pulumi:.*::(.*)::(.*)$/.exec(urn) ?? [];
    return name === "" ? urn : `${name} (${type.slice(type.lastIndexOf("$") + 1)})`;
}

function readStep(step: unknown): Step {
    const [op, urn] = [at(step, "op"), at(step, "urn")];
    if (typeof op !== "string" || typeof urn !== "string") {
        throw new Error("Expected steps with op and urn, found one without");
    }
    const [oldState, newState] = [at(step, "oldState"), at(step, "newState")];
    return {
        op,
        urn,
        oldState: isProperties(oldState) ? oldState : undefined,
        newState: isProperties(newState) ? newState : undefined,
    };
}
