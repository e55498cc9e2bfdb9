import type { SourcePlace } from "../../model/source-place";
import type { Json } from "../../state/json";
import type { CostReport, CostTotals } from "./cost-report";

export type * from "./cost-report";

/**
 * What a pull request does to the stacks, decided and in the order in which it is to be read: Markdown and HTML only lay it
 * out. Plain JSON. Secrets and what only a deployment can tell stand as `[secret]` and `[unknown]` everywhere.
 */
export interface Report {
    readonly base: Revision;
    readonly head: Revision;
    /** In the order of the command. */
    readonly stacks: readonly StackReport[];
    /** Of all stacks, the worst first. */
    readonly risks: readonly Risk[];
    /** Of all stacks that could be estimated, together. */
    readonly costs: CostTotals;
    /** What else a reader should know, for example that the base was installed with other packages. */
    readonly remarks: readonly string[];
}

/** One side of the comparison. */
export interface Revision {
    /** As it was named: `main`, `HEAD`, a commit; `working tree` for what is checked out. */
    readonly name: string;
    /** The full commit id. */
    readonly commit: string;
    /** Whether there are changes that are not committed. */
    readonly uncommitted: boolean;
}

export interface StackReport {
    readonly stack: string;
    /** `new` has no settings file at the base, `removed` none at the head. */
    readonly presence: "both" | "new" | "removed";
    /** What went wrong; empty if all went well. What could be found out stands in the other fields all the same. */
    readonly failures: readonly Failure[];
    /** How many resources, components not counted. */
    readonly counts: ChangeCounts;
    /** What changes, the worst first: replaced, deleted, updated, created. Components and what stays are not among it. */
    readonly changes: readonly ResourceChange[];
    /** The stack's settings (`config` in its file) that change; the path begins with the full key. */
    readonly settings: readonly PropertyChange[];
    /** The worst first. */
    readonly risks: readonly Risk[];
    readonly policies: PolicyResults;
    /** Absent where a rehearsal failed: what it did not come to would seem to cost nothing. */
    readonly costs: CostReport | undefined;
    readonly releases: readonly ReleaseChange[];
    readonly diagram: Diagram;
    /** What the program and the engine remarked (warnings) at the head. */
    readonly remarks: readonly string[];
}

/** A rehearsal that failed. */
export interface Failure {
    readonly side: "base" | "head";
    /** The resource that it is about; empty if it is about the program. */
    readonly urn: string;
    readonly message: string;
}

export type ChangeKind = "replaced" | "deleted" | "updated" | "created";

export type ChangeCounts = Readonly<Record<ChangeKind | "unchanged", number>>;

/** A resource, as people know it. */
export interface ResourceName {
    readonly urn: string;
    /** Type token, for example `azure-native:containerservice:ManagedCluster`. */
    readonly type: string;
    /** Its last part, for people: `ManagedCluster`. */
    readonly typeName: string;
    readonly name: string;
    /** The component that it belongs to, as in `AksCluster fairlead-dev`; the stack's name for what belongs to none. */
    readonly component: ComponentName;
}

/** The outermost component below the stack; changes are grouped by it. */
export interface ComponentName {
    /** Empty for the stack itself. */
    readonly urn: string;
    readonly typeName: string;
    readonly name: string;
}

export interface ResourceChange extends ResourceName {
    readonly kind: ChangeKind;
    /** What differs: of inputs, and of options (`protect`, `retainOnDelete`, …). Empty for deletions; for creations all inputs. */
    readonly properties: readonly PropertyChange[];
    /** For replacements: the properties that can't be changed in place. */
    readonly replaceReasons: readonly string[];
    /** Whether a replacement has reasons of which none is known before the deployment: perhaps they stay as they are. */
    readonly perhaps: boolean;
    /** URN of the provider with which it is replaced; it then has no reason of its own, and no properties are listed. */
    readonly replacedWith: string | undefined;
    /** What is lost or interrupted, in a sentence: of what holds data or serves, and is replaced, deleted or restarted. */
    readonly consequence: string | undefined;
    /** Where it is declared, at the head (for deletions at the base). */
    readonly source: SourcePlace | undefined;
    readonly protect: boolean;
}

export interface PropertyChange {
    /** As in `agentPoolProfiles[0].vmSize`. */
    readonly path: string;
    readonly kind: "add" | "delete" | "update";
    /** Whether it forces a replacement. */
    readonly replaces: boolean;
    /** An option of the resource instead of an input. */
    readonly option: boolean;
    /** Absent for `add`. */
    readonly old?: Json;
    /** Absent for `delete`. */
    readonly new?: Json;
}

export type RiskLevel = "high" | "medium";

/** What a reviewer must see before anything else. */
export interface Risk {
    readonly stack: string;
    readonly level: RiskLevel;
    readonly kind:
        "failure" | "replacement" | "deletion" | "network" | "permission" | "protection" | "policy" | "exception";
    /** The resource that it is about; empty if it is about the stack. */
    readonly urn: string;
    /** In a few words: `The database is replaced`. */
    readonly title: string;
    /** What it means, in a sentence or two, with the values: `authorizedIPRanges now lets in 0.0.0.0/0`. */
    readonly detail: string;
    readonly source: SourcePlace | undefined;
}

export interface PolicyResults {
    /** How many policies were applied; 0 if none could be. */
    readonly applied: number;
    /** Mandatory first, then what this change touches. */
    readonly violations: readonly PolicyViolation[];
}

export interface PolicyViolation {
    readonly policy: string;
    readonly severity: string;
    readonly enforcement: "advisory" | "mandatory" | "remediate";
    readonly urn: string;
    /** The resource, for people: `ManagedCluster fairlead-dev`; empty if it is about the stack. */
    readonly subject: string;
    /** What the policy asks for: the first line of its message. */
    readonly title: string;
    /** The rest of it. */
    readonly detail: readonly string[];
    /** Whether the pull request changes the resource. */
    readonly touched: boolean;
    readonly source: SourcePlace | undefined;
}

/** A file in `releases/STACK/` whose image or other values change. */
export interface ReleaseChange {
    /** As in `releases/dev/service.yaml`. */
    readonly file: string;
    /** The application: the file's name without its end. */
    readonly application: string;
    readonly kind: "added" | "removed" | "changed";
    readonly before: ReleasedImage | undefined;
    readonly after: ReleasedImage | undefined;
    /** What else differs in the file. */
    readonly values: readonly PropertyChange[];
}

export interface ReleasedImage {
    readonly version: string;
    readonly digest: string;
}

/** The architecture: components and who uses whom. Small enough to be drawn. */
export interface Diagram {
    readonly nodes: readonly DiagramNode[];
    readonly edges: readonly DiagramEdge[];
}

export interface DiagramNode {
    /** Unique in the diagram, and the same in each report: letters, digits and `_`. */
    readonly id: string;
    /** The component, or the resource for what belongs to no component. */
    readonly urn: string;
    readonly typeName: string;
    readonly name: string;
    /** The worst that happens to it or to anything in it; `unchanged` if nothing does. */
    readonly change: ChangeKind | "unchanged";
    /** How many resources are in it, by what happens to them. */
    readonly counts: ChangeCounts;
}

/** `from` uses `to`: something in it depends on something in the other. Ids of nodes. */
export interface DiagramEdge {
    readonly from: string;
    readonly to: string;
}
