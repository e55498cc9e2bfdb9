import type { PendingOperation, ResourceState, Snapshot, StateRecord } from "../model/state";

/**
 * The state that a run's records make of the snapshot it started from: what it completed, in order of completion, then
 * what it didn't touch. Operations that never ended stay pending, and so do creations that were pending before: only a
 * person can say what became of them.
 * Source: `SnapshotManager.snap` in `pkg/backend/snapshot.go` in pulumi/pulumi.
 */
export class StateFold {
    readonly #old: (ResourceState | undefined)[];
    readonly #new = new Map<number, ResourceState>();
    readonly #begun = new Map<number, PendingOperation>();
    readonly #carried: readonly PendingOperation[];

    constructor(base: Snapshot) {
        this.#old = [...base.resources];
        this.#carried = base.pendingOperations.filter((operation) => operation.type === "creating");
    }

    add(record: StateRecord): void {
        switch (record.kind) {
            case "begin":
                this.#begun.set(record.operation, record.pending);
                break;
            case "end":
                this.#begun.delete(record.operation);
                break;
            case "put":
                this.#new.set(record.key, record.state);
                break;
            case "drop":
                this.#new.delete(record.key);
                break;
            case "old":
                this.#old[record.index] = record.state;
                break;
        }
    }

    get snapshot(): Snapshot {
        const untouched = this.#old.filter((state) => state !== undefined);
        return {
            resources: [...this.#new.values(), ...untouched],
            pendingOperations: [...this.#carried, ...this.#begun.values()],
        };
    }
}

/** The state that these records make of a snapshot. */
export function foldRecords(base: Snapshot, records: readonly StateRecord[]): Snapshot {
    const fold = new StateFold(base);
    for (const record of records) {
        fold.add(record);
    }
    return fold.snapshot;
}
