import type { PendingOperationKind, Snapshot, StateRecord, StateSink } from "../../model/state";
import type { State } from "../steps/goal";
import type { Step } from "../steps/step";
import { ReferenceIndex, type Renames, renameReferences } from "./references";
import { sameIsSilent } from "./same-is-silent";

/** Where a state stands: in the base snapshot, or among what this run made. */
type Place = { readonly kind: "old"; readonly index: number } | { readonly kind: "new"; readonly key: number };

const pendingKinds: Partial<Record<Step["op"], PendingOperationKind>> = {
    create: "creating",
    "create-replacement": "creating",
    update: "updating",
    delete: "deleting",
    "delete-replaced": "deleting",
    discard: "deleting",
    "discard-replaced": "deleting",
    read: "reading",
    "read-replacement": "reading",
    import: "importing",
    "import-replacement": "importing",
};

/**
 * Keeps the state of the stack while steps change it, and has every change written.
 * Source: `pkg/engine/journal_snapshot.go` in pulumi/pulumi.
 */
export class Journal {
    private readonly places = new Map<State, Place>();
    private readonly olds: (State | undefined)[];
    private readonly news = new Map<number, State>();
    private readonly pending: Snapshot["pendingOperations"];
    private references: ReferenceIndex | undefined;
    private lastKey = 0;
    private lastOperation = 0;
    private waiting: StateRecord[] = [];
    private writing: Promise<void> = Promise.resolve();
    private next: Promise<void> | undefined;

    constructor(
        base: readonly State[],
        pending: Snapshot["pendingOperations"],
        private readonly renames: Renames,
        /** Absent in previews. */
        private readonly sink: StateSink | undefined,
    ) {
        this.olds = [...base];
        // Nobody knows what became of a creation that never ended; everything else the next run finds out.
        this.pending = pending.filter(({ type }) => type === "creating");
        base.forEach((state, index) => this.places.set(state, { kind: "old", index }));
    }

    /** Notes that a step begins; the number returned is given back at its end. */
    async begin(step: Step): Promise<number | undefined> {
        const type = pendingKinds[step.op];
        if (this.sink === undefined || type === undefined || !step.state.custom) {
            return undefined;
        }
        this.lastOperation += 1;
        const operation = this.lastOperation;
        const resource = renameReferences(step.state, this.renames);
        this.waiting.push({ kind: "begin", operation, pending: { resource, type } });
        await this.flush();
        return operation;
    }

    /** Notes the end of a step; without success nothing but its having begun is forgotten. */
    async end(step: Step, operation: number | undefined, success: boolean): Promise<void> {
        if (success) {
            this.change(step);
            this.renameReferrers(step.next?.aliases ?? []);
        }
        if (operation !== undefined) {
            this.waiting.push({ kind: "end", operation });
        }
        const silent = step.op === "same" && step.old !== undefined && sameIsSilent(step.old, step.state);
        if (!silent) {
            await this.flush();
        }
    }

    /** Writes a state of which something changed outside a step. */
    async rewrite(state: State): Promise<void> {
        this.store(state);
        await this.flush();
    }

    /** Waits until everything is written. */
    async flush(): Promise<void> {
        const { sink } = this;
        if (sink === undefined) {
            this.waiting = [];
            return;
        }
        this.next ??= this.writing.then(() => {
            this.next = undefined;
            const records = this.waiting;
            this.waiting = [];
            this.writing = records.length === 0 ? Promise.resolve() : sink.write(records);
            return this.writing;
        });
        await this.next;
    }

    /** The state as it is now: what this run made, in order of completion, then what it left alone. */
    snapshot(): Snapshot {
        const left = this.olds.filter((state) => state !== undefined);
        return {
            resources: [...this.news.values(), ...left].map((state) => renameReferences(state, this.renames)),
            pendingOperations: this.pending,
        };
    }

    private change(step: Step): void {
        const { old, next } = step;
        switch (step.op) {
            case "same":
            case "update":
            case "read":
            case "read-replacement":
                this.remove(old);
                this.append(next);
                break;
            case "create":
            case "create-replacement":
                this.append(next);
                if (old?.pendingReplacement === true) {
                    this.remove(old);
                } else if (old !== undefined) {
                    this.store(old);
                }
                break;
            case "import":
            case "import-replacement":
                this.append(next);
                if (old !== undefined) {
                    this.store(old);
                }
                break;
            case "refresh":
                this.exchange(old, next);
                break;
            case "replace":
                break;
            default:
                if (old?.pendingReplacement === true && step.op !== "remove-pending-replace") {
                    this.store(old);
                } else {
                    this.remove(old);
                }
        }
    }

    private append(state: State | undefined): void {
        if (state !== undefined) {
            this.lastKey += 1;
            this.places.set(state, { kind: "new", key: this.lastKey });
            this.store(state);
        }
    }

    /** Writes a state where it stands; one that is gone stays gone. */
    private store(state: State): void {
        const place = this.places.get(state);
        if (place === undefined) {
            return;
        }
        const written = renameReferences(state, this.renames);
        if (place.kind === "old") {
            this.olds[place.index] = state;
            this.waiting.push({ kind: "old", index: place.index, state: written });
        } else {
            this.news.set(place.key, state);
            this.waiting.push({ kind: "put", key: place.key, state: written });
        }
    }

    private remove(state: State | undefined): void {
        const place = state === undefined ? undefined : this.places.get(state);
        if (state === undefined || place === undefined) {
            return;
        }
        this.places.delete(state);
        if (place.kind === "old") {
            this.olds[place.index] = undefined;
            this.waiting.push({ kind: "old", index: place.index, state: undefined });
        } else {
            this.news.delete(place.key);
            this.waiting.push({ kind: "drop", key: place.key });
        }
    }

    /** Puts a state into the place of another. */
    private exchange(old: State | undefined, next: State | undefined): void {
        const place = old === undefined ? undefined : this.places.get(old);
        if (old === undefined || place === undefined || old === next) {
            return;
        }
        if (next === undefined) {
            this.remove(old);
            return;
        }
        this.places.delete(old);
        this.places.set(next, place);
        this.store(next);
    }

    /** Writes again whatever still refers to a resource by the URN that it had before. */
    private renameReferrers(aliases: readonly string[]): void {
        for (const alias of aliases) {
            this.references ??= new ReferenceIndex(this.olds);
            for (const position of this.references.referringTo(alias)) {
                const state = this.olds[position];
                if (state !== undefined) {
                    this.store(state);
                }
            }
        }
    }
}
