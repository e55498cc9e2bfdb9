import { ProgramServer } from "../../engine";
import type { Project } from "../../model/deployment";

/** Runs the programs of one rehearsal at a time, of whichever project, in as few processes as can be. */
export class ProgramWorker {
    /** By the SDK that they run programs with. */
    readonly #servers = new Map<string, Promise<ProgramServer | undefined>>();
    #started = 0;

    /** @param path where its sockets shall be: the beginning of a name in a folder that nobody else may enter */
    constructor(private readonly path: string) {}

    /** The socket of the server for a project's programs; `undefined` for those that need a process of their own. */
    async serverFor(project: Project): Promise<string | undefined> {
        const sdk = ProgramServer.sdkOf(project);
        if (sdk === undefined) {
            return undefined;
        }
        const server = this.#servers.get(sdk) ?? ProgramServer.start(sdk, `${this.path}-${(this.#started += 1)}.sock`);
        this.#servers.set(sdk, server);
        return (await server)?.socket;
    }

    /** Ends its processes, after a program that failed, too: it may have left anything behind. The next starts new ones. */
    async stop(): Promise<void> {
        const servers = [...this.#servers.values()];
        this.#servers.clear();
        for (const server of servers) {
            (await server)?.stop();
        }
    }
}
