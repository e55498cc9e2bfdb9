import type { Snapshot, StateRecord, StateSink } from "../model/state";
import { encodeDeployment } from "./deployment-json";
import { StateFold } from "./fold";
import { verifyIntegrity } from "./integrity";
import { Journal } from "./journal";
import type { StackName, StateLayout } from "./layout";
import { normalizeUrns } from "./normalize";
import type { StateSecrets } from "./secrets";
import { stackFileText, writeStackFile } from "./stack-file";

/** A run that changes a stack: takes what the engine records, and makes the new state of it in the end. */
export class StackRun implements StateSink {
    readonly #fold: StateFold;
    readonly #journal: Journal;

    /** @param hash of the state file that holds `base` */
    constructor(
        private readonly layout: StateLayout,
        private readonly name: StackName,
        readonly secrets: StateSecrets,
        base: Snapshot,
        hash: string,
    ) {
        this.#fold = new StateFold(base);
        this.#journal = Journal.create(layout.journalFile(name), hash);
    }

    async write(records: readonly StateRecord[]): Promise<void> {
        this.#journal.append(records, this.secrets.crypter);
        for (const record of records) {
            this.#fold.add(record);
        }
        return Promise.resolve();
    }

    /**
     * Ends the run: the state file holds all of it afterwards.
     *
     * @throws IntegrityError if the engine made a state that no engine may work on; it is written all the same
     */
    finish(): Snapshot {
        const snapshot = normalizeUrns(this.#fold.snapshot);
        commit(this.layout, this.name, this.secrets, snapshot, this.#journal);
        verifyIntegrity(snapshot);
        return snapshot;
    }
}

/** Writes a state to its file. The journal that it was made of, if any, goes once nothing depends on it. */
export function commit(
    layout: StateLayout,
    name: StackName,
    { provider, crypter }: StateSecrets,
    snapshot: Snapshot,
    journal: Journal | undefined,
): string {
    const [text, hash] = stackFileText(name, encodeDeployment(snapshot, provider, crypter));
    journal?.seal(hash);
    writeStackFile(layout, name, text);
    journal?.discard();
    return hash;
}
