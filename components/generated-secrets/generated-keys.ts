import { createHash } from "node:crypto";

import * as pulumi from "@pulumi/pulumi";
import { RandomBytes } from "@pulumi/random/randomBytes";
import { RandomPassword } from "@pulumi/random/randomPassword";

import { rejectFaults, type Fault } from "../shared/arguments";
import { eachOnce, matches, wholeNumber } from "../shared/argument-rules";
import { digest } from "../shared/names";

export interface GeneratedKeysArgs {
    /**
     * Who gets an API key, each by a name of lower-case letters, digits and hyphens. Add a name to give a key, drop it to
     * take the key away; the other keys stay. At least one.
     */
    readonly clients: string[];
    /**
     * Raise it to get another key for tokens. Tokens signed with the former are then refused.
     * @default 1
     */
    readonly tokenKeyGeneration?: number;
}

/**
 * Random keys of an application, made once: an API key for each client, and the key that signs tokens. The application
 * needs to know no API key, only their digests. Put all of it into a secret store; nothing else should hold it.
 */
export class GeneratedKeys extends pulumi.ComponentResource {
    /** The API keys by the names of their clients: 43 letters and digits, 256 random bits. Secrets. */
    readonly apiKeys: Record<string, pulumi.Output<string>>;
    /** For the application: a line for each client with its name, a colon and the SHA-256 of its key in hexadecimal. */
    readonly apiKeyDigests: pulumi.Output<string>;
    /** Key for tokens signed by HMAC: the text itself, 64 random bytes in base64. A secret. */
    readonly tokenKey: pulumi.Output<string>;
    /** A text that changes with the keys. No secret. */
    readonly version: pulumi.Output<string>;

    constructor(name: string, args: GeneratedKeysArgs, opts?: pulumi.ComponentResourceOptions) {
        rejectFaults("GeneratedKeys", name, generatedKeysFaults(args));
        super("fairlead:index:GeneratedKeys", name, {}, opts);

        this.apiKeys = Object.fromEntries(
            args.clients.map((client) => {
                const key = new RandomPassword(
                    `${name}-api-key-${client}`,
                    { length: 43, special: false },
                    { parent: this },
                );
                return [client, pulumi.secret(key.result)];
            }),
        );
        const tokenKey = new RandomBytes(
            `${name}-token-key`,
            { length: 64, keepers: { generation: String(args.tokenKeyGeneration ?? 1) } },
            { parent: this },
        );

        this.apiKeyDigests = pulumi.secret(pulumi.all(this.apiKeys).apply(digestLines));
        this.tokenKey = pulumi.secret(tokenKey.base64);
        // Ten characters of a digest of as many random bits tell nothing of them.
        this.version = pulumi.unsecret(
            pulumi.all([this.apiKeyDigests, this.tokenKey]).apply((texts) => digest(texts.join("\n"), 10)),
        );
        this.registerOutputs({
            apiKeys: this.apiKeys,
            apiKeyDigests: this.apiKeyDigests,
            tokenKey: this.tokenKey,
            version: this.version,
        });
    }
}

/** A line for each client, in the order of their names. */
export function digestLines(apiKeys: Readonly<Record<string, string>>): string {
    return Object.entries(apiKeys)
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([client, key]) => `${client}:${createHash("sha256").update(key).digest("hex")}\n`)
        .join("");
}

/** What is wrong with the arguments, before anything is created. */
export function generatedKeysFaults({ clients, tokenKeyGeneration }: GeneratedKeysArgs): Fault[] {
    return [
        ...(clients.length === 0
            ? [{ path: "clients", expected: "at least one client", got: clients, repair: "name who calls the API" }]
            : []),
        ...clients.flatMap((client, index) =>
            matches(
                `clients[${index}]`,
                client,
                /^[a-z]([a-z0-9-]{0,61}[a-z0-9])?$/,
                "1 to 63 lower-case letters, digits and hyphens, a letter first and no hyphen last",
                "choose such a name",
            ),
        ),
        ...eachOnce("clients", clients, "client"),
        ...wholeNumber("tokenKeyGeneration", tokenKeyGeneration, 1, 1_000_000, "generations"),
    ];
}
