import { mkdirSync, mkdtempSync, renameSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { loginSql } from "@fairlead/components/database-login/login-sql";
import { scramVerifier } from "@fairlead/components/generated-secrets/scram";
import type { ServerLimits, ServerSettings } from "@fairlead/service/src/database/settings";

import type { PostgresServer } from "@fairlead/service/commands/postgres-server";

/** A login as `DatabaseLogin` creates it, in a directory of files as Kubernetes mounts a Secret. */
export class ServiceLogin {
    readonly directory = mkdtempSync(join(tmpdir(), "fairlead-login-"));
    #version = 0;

    private constructor(
        private readonly server: PostgresServer,
        readonly username: string,
    ) {}

    /** A login whose schema is empty. */
    static async create(server: PostgresServer, username: string): Promise<ServiceLogin> {
        const login = new ServiceLogin(server, username);
        await login.setPassword("first password");
        login.mount("first password");
        return login;
    }

    /** What the job of `DatabaseLogin` does. */
    async setPassword(password: string): Promise<void> {
        const verifier = scramVerifier(password, Buffer.alloc(16, 7).toString("base64"));
        const set = `SELECT set_config('login.username', '${this.username}', false), set_config('login.verifier', '${verifier}', false)`;
        await this.server.sql(set, loginSql);
    }

    /** What Kubernetes does when the Secret has changed: the files are links by way of one link, which is replaced. */
    mount(password: string): void {
        this.#version += 1;
        const version = `..version-${this.#version}`;
        mkdirSync(join(this.directory, version));
        writeFileSync(join(this.directory, version, "username"), this.username);
        writeFileSync(join(this.directory, version, "password"), `${password}\n`);
        symlinkSync(version, join(this.directory, "..next"));
        renameSync(join(this.directory, "..next"), join(this.directory, "..data"));
        if (this.#version === 1) {
            symlinkSync(join("..data", "username"), join(this.directory, "username"));
            symlinkSync(join("..data", "password"), join(this.directory, "password"));
        }
    }

    settings(limits: Partial<ServerLimits> = {}): ServerSettings {
        const { port } = this.server;
        return { kind: "server", host: "127.0.0.1", port, name: "postgres", loginDirectory: this.directory, limits };
    }

    /** Variables of a service with this login. */
    variables(): Record<string, string> {
        const { host, port, name, loginDirectory } = this.settings();
        return {
            DATABASE_HOST: host,
            DATABASE_PORT: String(port),
            DATABASE_NAME: name,
            DATABASE_LOGIN_DIR: loginDirectory,
        };
    }

    remove(): void {
        rmSync(this.directory, { recursive: true, force: true });
    }
}
