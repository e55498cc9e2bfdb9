import type {
    PendingOperation,
    ResourceState,
    Snapshot,
    StateRecord,
    StateSink,
} from "../../../../rehearsal/model/state";

/** Keeps what a run writes, as a state file would: what a kill at this moment would leave. */
export class MemorySink implements StateSink {
    private readonly olds: (ResourceState | undefined)[];
    private readonly news = new Map<number, ResourceState>();
    private readonly pending = new Map<number, PendingOperation>();
    /** Called after each write. */
    onWrite: (snapshot: Snapshot) => void = () => undefined;

    constructor(base: Snapshot) {
        this.olds = [...base.resources];
    }

    write(records: readonly StateRecord[]): Promise<void> {
        for (const record of records) {
            this.apply(record);
        }
        this.onWrite(this.snapshot());
        return Promise.resolve();
    }

    snapshot(): Snapshot {
        return {
            resources: [...this.news.values(), ...this.olds.filter((state) => state !== undefined)],
            pendingOperations: [...this.pending.values()],
        };
    }

    private apply(record: StateRecord): void {
        switch (record.kind) {
            case "begin":
                this.pending.set(record.operation, record.pending);
                break;
            case "end":
                this.pending.delete(record.operation);
                break;
            case "put":
                this.news.set(record.key, record.state);
                break;
            case "drop":
                this.news.delete(record.key);
                break;
            case "old":
                this.olds[record.index] = record.state;
                break;
        }
    }
}
