import type { Severity, StepOp } from "../../model/events";
import type { SourcePlace } from "../../model/source-place";
import type { Json, JsonObject } from "../../state/json";
import type { Revision } from "./report";

/** What a report is made of: what both sides were found to be, and nothing decided yet. */
export interface ReportInput {
    readonly base: Revision;
    readonly head: Revision;
    readonly stacks: readonly StackInput[];
    /** The policy pack's files that differ, as Git tells it. */
    readonly policyFiles: readonly ChangedFile[];
    readonly remarks: readonly string[];
}

/** Both sides of a stack; a side that has no settings file for it is absent. */
export interface StackInput {
    readonly stack: string;
    readonly before: StackSide | undefined;
    readonly after: StackSide | undefined;
    /** What the head would do to what the base has made, in order; what stays included. */
    readonly steps: readonly Step[];
    /** What the head's policy pack says. */
    readonly policies: PolicyVerdict;
    /** What the base's pack would say of the head; only given if the packs differ. */
    readonly basePolicies: PolicyVerdict | undefined;
    readonly releases: readonly ReleaseInput[];
}

/** A stack as one side has it. */
export interface StackSide {
    readonly resources: readonly StoredResource[];
    /** By full key, as Pulumi hands them over: lists and groups as JSON text. */
    readonly settings: Readonly<Record<string, string>>;
    readonly succeeded: boolean;
    readonly diagnostics: readonly Diagnostic[];
}

/** A resource as one side has it, with `[secret]` and `[unknown]` in place of what can't be shown. */
export interface StoredResource {
    readonly urn: string;
    readonly type: string;
    /** False for components. */
    readonly custom: boolean;
    readonly inputs: JsonObject;
    /** At the head those of the preview: unknown for what is created, and as they are for what stays. */
    readonly outputs: JsonObject;
    readonly parent: string;
    /** `URN::ID` of the provider; empty for components. */
    readonly provider: string;
    readonly dependencies: readonly string[];
    readonly protect: boolean;
    readonly retainOnDelete: boolean;
    readonly source: SourcePlace | undefined;
}

export interface Step {
    readonly op: StepOp;
    readonly urn: string;
    readonly old: StoredResource | undefined;
    readonly new: StoredResource | undefined;
    /** The top-level properties that differ. */
    readonly diffs: readonly string[];
    /** The properties that make it a replacement. */
    readonly replaceKeys: readonly string[];
    /** The paths that the provider says differ, if it says so. */
    readonly paths: readonly DifferentPath[];
}

export interface DifferentPath {
    readonly path: string;
    readonly kind: "add" | "delete" | "update";
    readonly replaces: boolean;
    /** Whether the old value is among the inputs, and not among the outputs. */
    readonly inputDiff: boolean;
}

export interface Diagnostic {
    readonly urn: string;
    readonly severity: Severity;
    readonly message: string;
}

export interface PolicyVerdict {
    readonly applied: number;
    readonly violations: readonly RawViolation[];
}

export interface RawViolation {
    readonly urn: string;
    readonly policy: string;
    readonly severity: string;
    readonly enforcement: "advisory" | "mandatory" | "remediate";
    readonly message: string;
    readonly source: SourcePlace | undefined;
}

export interface ChangedFile {
    readonly file: string;
    readonly kind: "added" | "removed" | "changed";
}

/** A file of desired state, parsed; a side that has no such file is absent. */
export interface ReleaseInput {
    readonly file: string;
    readonly before: Json | undefined;
    readonly after: Json | undefined;
}
