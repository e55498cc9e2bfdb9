import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { wrongApiKeys } from "./api-keys";
import type { Attack, Sent } from "./attack";
import { wrongBodies } from "./bodies";
import { claims, type Issuer } from "./issuer";
import { forgeries } from "./tokens";

/** What the attacks on one service are made of. */
export interface Weapons {
    readonly issuer: Issuer;
    readonly client: string;
    readonly apiKey: string;
    /** Address that nobody may ever ask for. */
    readonly trap: string;
    /** A token that was accepted already. */
    readonly usedToken: string;
}

const message = { message: "This is a test", to: "Juan Perez", from: "Rita Asturia", timeToLifeSec: 45 };
const json = { "content-type": "application/json" };

type Headers = Readonly<Record<string, string>>;

function messageWith(headers: Headers, token?: string): Sent {
    const bearer: Headers = token === undefined ? {} : { authorization: `Bearer ${token}` };
    const body = JSON.stringify(message);
    return { method: "POST", path: "/DevOps", headers: { ...json, ...bearer, ...headers }, body };
}

function newUser(): Readonly<Record<string, unknown>> {
    return { dni: randomUUID().slice(0, 30), name: "Ada Lovelace" };
}

function userWith(headers: Headers): Sent {
    return { method: "POST", path: "/api/users/", headers: { ...json, ...headers }, body: JSON.stringify(newUser()) };
}

/** A message that the service takes, with the token given. */
export function genuineMessage(apiKey: string, token: string): Sent {
    return messageWith({ "x-api-key": apiKey }, token);
}

/** A user that the service takes. */
export function genuineUser(apiKey: string): Sent {
    return userWith({ "x-api-key": apiKey });
}

export function tokenAttacks({ issuer, apiKey, trap, usedToken }: Weapons): fc.Arbitrary<Attack> {
    return forgeries(issuer, trap, usedToken).map(({ kind, headers }) => ({
        kind: `token, ${kind}`,
        request: messageWith({ "x-api-key": apiKey, ...headers }),
        right: [401],
        mayEnd: false,
    }));
}

/** The token that goes with a wrong key is genuine, so that the key alone decides. */
export function apiKeyAttacks({ issuer, client, apiKey }: Weapons): fc.Arbitrary<Attack> {
    return fc.tuple(wrongApiKeys(client, apiKey), fc.boolean()).map(([headers, toUsers]) => {
        const sent = toUsers ? userWith(headers) : messageWith(headers, issuer.sign(issuer.header, claims()));
        return { kind: "API key", request: sent, right: [401], mayEnd: false };
    });
}

/** Key and token are genuine, so that the body alone decides. */
export function bodyAttacks({ issuer, apiKey }: Weapons): fc.Arbitrary<Attack> {
    const toMessages = wrongBodies(message).map((wrong) => ({
        wrong,
        sent: genuineMessage(apiKey, issuer.sign(issuer.header, claims())),
    }));
    const toUsers = wrongBodies(newUser()).map((wrong) => ({ wrong, sent: genuineUser(apiKey) }));
    return fc.oneof(toMessages, toUsers).map(({ wrong: { kind, body, mediaType, chunked, right, huge }, sent }) => ({
        kind: `body, ${kind}`,
        request: { ...sent, headers: { ...sent.headers, "content-type": mediaType }, body, chunked },
        right,
        mayEnd: huge,
    }));
}
