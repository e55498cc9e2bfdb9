import { setTimeout as delay } from "node:timers/promises";
import type { Snapshot } from "../model/state";
import { type UntypedDeployment, decodeDeployment, encodeDeployment, secretsProviderOf } from "./deployment-json";
import { foldRecords } from "./fold";
import { verifyIntegrity } from "./integrity";
import { Journal, type LeftJournal, decodeRecord, readJournal } from "./journal";
import type { StackName, StateLayout } from "./layout";
import { normalizeUrns } from "./normalize";
import { type StateSecrets, openSecrets } from "./secrets";
import { type StackFile, readStackFile } from "./stack-file";
import { StackRun, commit } from "./stack-run";

/** The state of one stack as a state directory holds it. */
export class StackState {
    private constructor(
        private readonly layout: StateLayout,
        private readonly name: StackName,
        private readonly file: StackFile,
        private readonly secrets: StateSecrets | undefined,
        /** What was deployed, a killed run's steps included. Empty if nothing ever was. */
        readonly snapshot: Snapshot,
        /** How many records of a killed run are in `snapshot` and not yet in the state file. */
        readonly recovered: number,
    ) {}

    /** @throws if the state is damaged, or its secrets can't be opened */
    static async read(layout: StateLayout, name: StackName): Promise<StackState> {
        const [file, left] = await readConsistently(layout, name);
        if (file.deployment === undefined) {
            return new StackState(layout, name, file, undefined, { resources: [], pendingOperations: [] }, 0);
        }
        const path = layout.stackFile(name);
        const secrets = await openSecrets(secretsProviderOf(file.deployment.deployment), path);
        try {
            const base = decodeDeployment(file.deployment, secrets.crypter);
            const records = left?.records.map((record) => decodeRecord(record, secrets.crypter)) ?? [];
            const snapshot = records.length === 0 ? base : normalizeUrns(foldRecords(base, records));
            verifyIntegrity(snapshot);
            return new StackState(layout, name, file, secrets, snapshot, records.length);
        } catch (error) {
            const reason = error instanceof Error ? error.message : String(error);
            throw new Error(
                `${path}: snapshot integrity failure; refusing to use it: ${reason}. ` +
                    `Restore ${path}.bak over it, or delete it to start anew.`,
            );
        }
    }

    /** Whether the stack has a state, be it an empty one. */
    get exists(): boolean {
        return this.file.deployment !== undefined;
    }

    /** Starts a run that changes the stack. The caller holds its lock. */
    async begin(): Promise<StackRun> {
        this.layout.create();
        const secrets = this.secrets ?? (await openSecrets(undefined, this.layout.directory));
        return new StackRun(this.layout, this.name, secrets, this.snapshot, this.#settle(secrets));
    }

    /** The state as `pulumi stack export` writes it. */
    async export(showSecrets: boolean): Promise<UntypedDeployment> {
        const { provider, crypter } = this.secrets ?? (await openSecrets(undefined, this.layout.directory));
        return encodeDeployment(this.snapshot, provider, showSecrets ? "plaintext" : crypter);
    }

    /** Lets the state file hold the whole snapshot; gives the hash of its content. */
    #settle(secrets: StateSecrets): string {
        if (this.exists && this.recovered === 0) {
            return this.file.hash;
        }
        const journal = this.recovered > 0 ? Journal.reopen(this.layout.journalFile(this.name)) : undefined;
        return commit(this.layout, this.name, secrets, this.snapshot, journal);
    }
}

/** How often to look again while another process is just replacing the state file. */
const attempts = 5;

async function readConsistently(layout: StateLayout, name: StackName): Promise<[StackFile, LeftJournal | undefined]> {
    for (let attempt = 1; attempt <= attempts; attempt++) {
        const journal = readJournal(layout.journalFile(name));
        const file = readStackFile(layout, name);
        if (journal === undefined || journal.sealed === file.hash) {
            return [file, undefined];
        }
        if (journal.base === file.hash) {
            return [file, journal];
        }
        await delay(50);
    }
    throw new Error(
        `${layout.stackFile(name)} was changed by something else while an interrupted run was waiting to be finished. ` +
            `Undo that change, or delete ${layout.journalFile(name)} to give up what the interrupted run did.`,
    );
}
