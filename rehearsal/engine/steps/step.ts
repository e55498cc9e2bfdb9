import type { PropertyDifference, StepMetadata, StepOp } from "../../model/events";
import type { ResourceManager } from "../providers/provider";
import { isProviderType } from "../providers/reference";
import { nameOf } from "../../model/urn";
import type { Hooks } from "../run/hooks";
import type { State } from "./goal";

/** How a registration ended, and what the program is told of it. */
export interface RegistrationResult {
    readonly state: State;
    readonly outcome: "success" | "failed" | "skipped";
}

/** Whoever waits for a registration. */
export type Answer = (result: RegistrationResult) => void;

/** What steps need from the run that they belong to. */
export interface StepContext {
    readonly preview: boolean;
    readonly hooks: Hooks;
    /** Who manages a resource; throws when its provider is not running. */
    managerOf(state: State): ResourceManager;
    /** Takes a provider of the state into use. */
    sameProvider(state: State): Promise<void>;
    warn(urn: string, message: string): void;
    /** Whether a resource is deleted in this run. */
    isDeleted(urn: string): boolean;
}

/** Why a step is taken. */
export interface Reasons {
    readonly keys: readonly string[];
    readonly diffs: readonly string[];
    readonly detailedDiff: Readonly<Record<string, PropertyDifference>> | undefined;
}

export const noReasons: Reasons = { keys: [], diffs: [], detailedDiff: undefined };

/** One change to one resource. */
export abstract class Step {
    abstract readonly op: StepOp;
    /** False for steps that are part of a larger one. */
    readonly logical: boolean = true;
    reasons: Reasons = noReasons;

    protected constructor(
        /** The state before, if there was one. */
        readonly old: State | undefined,
        /** The state after; `undefined` where the resource goes. */
        public next: State | undefined,
        /** The state that the step is about: the one after, if there is one. */
        readonly state: State,
    ) {}

    get urn(): string {
        return this.state.urn;
    }

    /** The operation that counts and is shown once the step is done. */
    get resultOp(): StepOp {
        return this.op;
    }

    /**
     * Does it. The function returned tells whoever waits that the step is done; it runs after the state is written.
     * A resource that exists but is not healthy is an `InitError`, thrown when the new state is complete.
     */
    abstract apply(context: StepContext): Promise<() => void>;

    /** Tells whoever waits that the step failed. */
    abstract fail(): void;

    /** Tells whoever waits that the step is not taken, because something it needs failed. */
    abstract skip(): void;
}

/** Whether users are not shown a step. */
export function isInternal(step: Step): boolean {
    const { type, urn } = step.state;
    const name = nameOf(urn);
    const defaultProvider = isProviderType(type) && name.startsWith("default");
    return defaultProvider || step.op === "remove-pending-replace";
}

/** What events tell of a step; states are copied, because the run goes on changing them. */
export function metadataOf(step: Step, op: StepOp): StepMetadata {
    return {
        op,
        urn: step.urn,
        type: step.state.type,
        provider: step.state.provider,
        old: step.old && { ...step.old },
        new: step.next && { ...step.next },
        keys: step.reasons.keys,
        diffs: step.reasons.diffs,
        detailedDiff: step.reasons.detailedDiff,
        logical: step.logical,
        internal: isInternal(step),
    };
}

/** The time of a change, as states hold it. */
export function now(): string {
    return new Date().toISOString();
}
