import type { ProviderAccess } from "../providers/access";
import type { CheckResult, ResourceManager } from "../providers/provider";
import type { BaseState } from "../run/base-state";
import type { Reporter } from "../run/reporter";
import type { Goal, State } from "./goal";
import type { Seen } from "./seen";
import type { Answer, Step } from "./step";

/** A resource that a program registers, and who waits for the outcome. */
export interface Registration {
    readonly goal: Goal;
    readonly answer: Answer;
}

/** A resource that a program reads. */
export interface Reading extends Pick<
    State,
    | "type"
    | "id"
    | "parent"
    | "provider"
    | "inputs"
    | "dependencies"
    | "additionalSecretOutputs"
    | "sourcePosition"
    | "stackTrace"
> {
    readonly name: string;
    readonly answer: Answer;
}

/** Steps to take one after the other, and what follows from them when all are done. */
export interface Generated {
    readonly steps: readonly Step[];
    readonly afterwards?: () => Promise<Generated>;
}

/** A registration whose inputs are being checked. */
export interface Prepared {
    readonly registration: Registration;
    readonly urn: string;
    readonly old: State | undefined;
    readonly next: State;
    readonly valid: boolean;
    /** Whether the old resource had been deleted for another's sake when the check began. */
    readonly recreating: boolean;
    readonly imported: boolean;
    readonly randomSeed: Buffer;
    readonly manager: Promise<ResourceManager> | undefined;
    /** What the provider says of the inputs; `undefined` for components. */
    readonly check: Promise<CheckResult> | undefined;
}

/** Looks at the checked inputs of resources before they are used; false stops the run. */
export interface PolicyGate {
    admit(next: State, goal: Goal, provider: State | undefined): Promise<boolean>;
}

/** What decisions are made from. */
export interface GeneratorContext {
    readonly stack: string;
    readonly project: string;
    readonly preview: boolean;
    readonly base: BaseState;
    /** What this run has registered. */
    readonly news: ReadonlyMap<string, State>;
    readonly access: ProviderAccess;
    readonly reporter: Reporter;
    readonly policies: PolicyGate;
    readonly seen: Seen;
    /** Called when a resource is found by an alias. */
    readonly onRename: (alias: string, urn: string) => void;
}
