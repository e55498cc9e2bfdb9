import { randomBytes, randomUUID } from "node:crypto";
import { writeFileSync } from "node:fs";
import path from "node:path";
import { digestOf } from "../../src/keys/api-keys";
import { hmacToken } from "../jws";
import type { Work } from "./load";
import type { Path } from "./stacks";

const noLimit = "999999999";
const [issuer, audience] = ["bench", "bench-service"];
/** Seconds. Short, so that the used tokens of a run fit into memory. */
const life = 2;

/** Keys in a directory, the variables that name them for each stack, and the work that they allow. */
export function makeKeys(directory: string): {
    readonly apiKey: string;
    readonly variables: Readonly<Record<string, string>>;
    readonly work: Readonly<Record<Path, Work>>;
} {
    const apiKey = randomBytes(32).toString("base64url");
    const tokenKey = randomBytes(64).toString("base64");
    const write = (name: string, text: string) => {
        writeFileSync(path.join(directory, name), text, { mode: 0o600 });
        return path.join(directory, name);
    };
    const header = { alg: "HS256", typ: "JWT" };
    const token = () => {
        const exp = Math.floor(Date.now() / 1000) + life;
        return hmacToken(header, { iss: issuer, aud: audience, exp, jti: randomUUID() }, tokenKey);
    };
    return {
        apiKey,
        variables: {
            ENVIRONMENT: "bench",
            LOG_LEVEL: "warn",
            API_KEYS_FILE: write("api-keys", `bench:${digestOf(apiKey)}\n`),
            TOKEN_KEY_FILE: write("token-key", tokenKey),
            TOKEN_ISSUER: issuer,
            TOKEN_AUDIENCE: audience,
            RATE_LIMIT_ADDRESS: noLimit,
            RATE_LIMIT_CLIENT: noLimit,
            SHUTDOWN_DELAY: "0",
            PYTHONDONTWRITEBYTECODE: "1",
        },
        work: {
            "/": { path: "/", method: "GET", headers: () => ({}) },
            "/DevOps": {
                path: "/DevOps",
                method: "POST",
                body: JSON.stringify({ message: "This is a test", to: "Juan", from: "Rita", timeToLifeSec: 45 }),
                headers: () => ({
                    "content-type": "application/json",
                    "x-api-key": apiKey,
                    authorization: `Bearer ${token()}`,
                }),
            },
            "/api/users/": { path: "/api/users/", method: "GET", headers: () => ({}) },
        },
    };
}
