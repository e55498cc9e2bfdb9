import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import fc from "fast-check";
import { digestOf } from "../../src/keys/api-keys";
import { builtService, startServer } from "../service-process";
import { type Attack, faultOf } from "./attack";
import { apiKeyAttacks, bodyAttacks, genuineMessage, genuineUser, tokenAttacks, type Weapons } from "./attacks";
import { Client } from "./client";
import { claims, type Issuer, tokenAudience, tokenIssuer } from "./issuer";
import { growth, memoryFault, residentMemory } from "./memory";
import type { Report } from "./report";

/** How many attacks of each family are made. */
export interface Amounts {
    readonly tokens: number;
    readonly keys: number;
    readonly bodies: number;
}

export interface FuzzOptions {
    readonly amounts: Amounts;
    readonly seed: number;
    /** When to stop, in milliseconds since 1970. */
    readonly deadline: number;
}

const connections = 32;
/** Batches of a run. After each, a genuine request must succeed, and memory is read. */
const batches = 100;
const noLimit = "999999999";

/** Attacks a service that takes tokens of one issuer. @returns what was done, in a line. */
export async function fuzz(issuer: Issuer, options: FuzzOptions, report: Report): Promise<string> {
    const directory = mkdtempSync(path.join(tmpdir(), "service-fuzz-"));
    let trapped = 0;
    const trap = createServer((_request, response) => {
        trapped += 1;
        response.end("{}");
    }).listen(0, "127.0.0.1");
    try {
        await once(trap, "listening");
        const address = trap.address();
        const trapUrl = `http://127.0.0.1:${typeof address === "object" ? (address?.port ?? 0) : 0}/keys`;
        const apiKey = randomBytes(32).toString("base64url");
        const write = (name: string, text: string) => {
            writeFileSync(path.join(directory, name), text, { mode: 0o600 });
            return path.join(directory, name);
        };
        const service = await startServer(
            [process.execPath, builtService],
            {
                ENVIRONMENT: "fuzz",
                LOG_LEVEL: "warn",
                API_KEYS_FILE: write("api-keys", `fuzz-client:${digestOf(apiKey)}\n`),
                [issuer.variable]: write("token-key", issuer.keyFile),
                TOKEN_ISSUER: tokenIssuer,
                TOKEN_AUDIENCE: tokenAudience,
                RATE_LIMIT_ADDRESS: noLimit,
                RATE_LIMIT_CLIENT: noLimit,
                RATE_LIMIT_REFUSALS: noLimit,
                SHUTDOWN_DELAY: "0",
            },
            "/health/ready",
        );
        const client = new Client(service.url, connections);
        try {
            const usedToken = issuer.sign(issuer.header, claims({ exp: Math.floor(Date.now() / 1000) + 3600 }));
            const weapons = { issuer, client: "fuzz-client", apiKey, trap: trapUrl, usedToken };
            const result = await attack(client, service.url, weapons, options, report);
            if (trapped > 0) {
                report.add("a token made the service fetch an address", trapUrl);
            }
            return result;
        } finally {
            const ended = service.ended();
            if (ended !== undefined) {
                report.add(`the service did not survive: ${ended}`);
            }
            client.close();
            await service.stop();
        }
    } finally {
        trap.close();
        rmSync(directory, { recursive: true });
    }
}

async function attack(
    client: Client,
    url: string,
    weapons: Weapons,
    { amounts, seed, deadline }: FuzzOptions,
    report: Report,
): Promise<string> {
    const { issuer, apiKey, usedToken } = weapons;
    const families: readonly (readonly [fc.Arbitrary<Attack>, number])[] = [
        [tokenAttacks(weapons), amounts.tokens],
        [apiKeyAttacks(weapons), amounts.keys],
        [bodyAttacks(weapons), amounts.bodies],
    ];
    const memory: number[] = [];
    let [sent, genuine] = [0, 0];
    const expectSuccess = async (what: string, request: Parameters<Client["send"]>[0]) => {
        const outcome = await client.send(request);
        genuine += 1;
        if (!("status" in outcome) || outcome.status >= 300) {
            report.add(`${what} was not accepted: ${JSON.stringify(outcome)}`);
        }
    };
    await expectSuccess("a genuine message", genuineMessage(apiKey, usedToken));
    for (let batch = 0; batch < batches; batch += 1) {
        if (Date.now() > deadline) {
            report.add(`time ran out after ${sent} requests: give more --seconds, or fewer requests`);
            break;
        }
        const attacks = families.flatMap(([family, amount]) => {
            const part = Math.floor((amount * (batch + 1)) / batches) - Math.floor((amount * batch) / batches);
            return part === 0 ? [] : fc.sample(family, { numRuns: part, seed: seed + batch });
        });
        await Promise.all(
            attacks.map(async (each) => {
                const fault = faultOf(each, await client.send(each.request));
                if (fault !== undefined) {
                    report.add(fault, exampleOf(each));
                }
            }),
        );
        sent += attacks.length;
        await expectSuccess("a genuine message", genuineMessage(apiKey, issuer.sign(issuer.header, claims())));
        await expectSuccess("a genuine user", genuineUser(apiKey));
        memory.push(await residentMemory(url));
    }
    const fault = memoryFault(memory);
    if (fault !== undefined) {
        report.add(fault, memory.map((bytes) => Math.round(bytes / 2 ** 20)).join(" "));
    }
    const megabytes = Math.round((memory.at(-1) ?? 0) / 2 ** 20);
    return `${issuer.name}: ${sent} attacks, ${genuine} genuine requests, memory ${megabytes} MiB (growth ${(growth(memory) * 100).toFixed(1)} %)`;
}

function exampleOf({ request: { method, path: target, headers, body } }: Attack): string {
    return JSON.stringify({ method, path: target, headers, body: body.toString().slice(0, 200) });
}
