import type { SourcePlace } from "./source-place";
import type { ResourceState } from "./state";
import type { PropertyValue } from "./values";

/** The kinds of steps, by the names Pulumi's own events use. Source: `pkg/display/step_op.go` in pulumi/pulumi. */
export type StepOp =
    | "same"
    | "create"
    | "update"
    | "delete"
    | "replace"
    | "create-replacement"
    | "delete-replaced"
    | "read"
    | "read-replacement"
    | "refresh"
    | "discard"
    | "discard-replaced"
    | "remove-pending-replace"
    | "import"
    | "import-replacement";

/** How one property differs. Source: `PropertyDiff.Kind` in `proto/pulumi/provider.proto`. */
export type DiffKind = "add" | "add-replace" | "delete" | "delete-replace" | "update" | "update-replace";

export interface PropertyDifference {
    readonly kind: DiffKind;
    /** True where the difference is between old and new inputs, false where it is between old outputs and new inputs. */
    readonly inputDiff: boolean;
}

/** What an event tells of a step. */
export interface StepMetadata {
    readonly op: StepOp;
    readonly urn: string;
    readonly type: string;
    readonly provider: string;
    readonly old: ResourceState | undefined;
    readonly new: ResourceState | undefined;
    /** The properties that make this step a replacement. */
    readonly keys: readonly string[];
    /** The top-level properties that differ. */
    readonly diffs: readonly string[];
    readonly detailedDiff: Readonly<Record<string, PropertyDifference>> | undefined;
    /** False for steps that are part of a larger one (create-replacement, delete-replaced). */
    readonly logical: boolean;
    /** True for steps that users are not shown (default providers). */
    readonly internal: boolean;
}

export type Severity = "debug" | "info" | "warning" | "error";

/** How a run ended. */
export type Outcome = "succeeded" | "failed";

/** What the engine tells of a run, in order. The counterpart of `pkg/engine/events.go` in pulumi/pulumi. */
export type EngineEvent =
    | { readonly kind: "prelude"; readonly config: Readonly<Record<string, string>>; readonly preview: boolean }
    | { readonly kind: "resource-pre"; readonly step: StepMetadata }
    | { readonly kind: "resource-outputs"; readonly step: StepMetadata }
    | { readonly kind: "resource-failed"; readonly step: StepMetadata }
    | {
          readonly kind: "diagnostic";
          readonly severity: Severity;
          readonly urn: string;
          readonly message: string;
          /** A passing remark (progress of a provider): shown while it matters, never kept. */
          readonly ephemeral: boolean;
      }
    | { readonly kind: "stdout"; readonly message: string }
    | {
          /** A policy pack is ready to judge. */
          readonly kind: "policy-pack";
          readonly pack: string;
          readonly version: string;
          /** How many policies it has. */
          readonly policies: number;
          /** See `PolicyPackSource`. */
          readonly comparison?: boolean;
      }
    | {
          readonly kind: "policy";
          readonly urn: string;
          readonly pack: string;
          readonly packVersion: string;
          /** See `PolicyPackSource`. */
          readonly comparison?: boolean;
          readonly policy: string;
          readonly severity: string;
          readonly enforcement: "advisory" | "mandatory" | "remediate";
          readonly message: string;
          /** Where the resource is declared, if that is known. */
          readonly source: SourcePlace | undefined;
      }
    | {
          readonly kind: "policy-remediation";
          readonly urn: string;
          readonly pack: string;
          readonly policy: string;
          readonly before: Readonly<Record<string, PropertyValue>>;
          readonly after: Readonly<Record<string, PropertyValue>>;
      }
    | {
          readonly kind: "summary";
          readonly outcome: Outcome;
          readonly seconds: number;
          /** Counts of logical steps by kind. */
          readonly changes: Readonly<Partial<Record<StepOp, number>>>;
      };
