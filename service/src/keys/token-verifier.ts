import { decode, JsonWebTokenError, type JwtPayload, verify } from "jsonwebtoken";
import type { TokenKeys } from "./token-keys";

/** What is kept of an accepted token. */
export interface Token {
    readonly id: string;
    readonly expiresAt: Date;
}

/** A token that is not accepted. The message is for the log: a client learns only that its token is not valid. */
export class TokenRefused extends Error {
    constructor(reason: string) {
        super(reason);
        this.name = "TokenRefused";
    }
}

export interface TokenRules {
    readonly issuer: string;
    readonly audience: string;
    /** Seconds that `exp` may lie ahead. */
    readonly maximumLife: number;
}

/** Seconds that clocks may differ. */
const clockTolerance = 5;
/** Characters: a signed token of RS256 with our claims has about 700. */
const maximumLength = 4096;
const maximumIdLength = 256;

/**
 * Checks a JSON Web Token by RFC 8725: the algorithm belongs to the key and not to the token, the key is found in a fixed table,
 * and nothing in a token's header makes us fetch or trust a key.
 * @throws TokenRefused
 */
export function verifyToken(text: string, keys: TokenKeys, rules: TokenRules): Token {
    if (text.length > maximumLength) {
        throw new TokenRefused(`it has ${text.length} characters, of at most ${maximumLength}`);
    }
    const { jti, exp } = claimsOf(text, keys, rules);
    if (typeof jti !== "string" || jti.length === 0 || jti.length > maximumIdLength) {
        throw new TokenRefused(`its jti must be a text of 1 to ${maximumIdLength} characters`);
    }
    if (exp === undefined || exp * 1000 > Date.now() + (rules.maximumLife + clockTolerance) * 1000) {
        throw new TokenRefused(`it lives longer than ${rules.maximumLife} seconds`);
    }
    // Remembered for as long as it would be accepted, tolerance included.
    return { id: jti, expiresAt: new Date((exp + clockTolerance + 1) * 1000) };
}

/** The claims of a token whose signature, issuer, audience and times are right. */
function claimsOf(text: string, keys: TokenKeys, { issuer, audience }: TokenRules): JwtPayload {
    try {
        const header = decode(text, { complete: true })?.header;
        const found = keys.find(header?.kid);
        if (header === undefined || found?.algorithm !== header.alg) {
            throw new TokenRefused("no key fits its kid and alg");
        }
        // The library passes over both.
        if (header.crit !== undefined || header.cty !== undefined) {
            throw new TokenRefused("it is nested, or has extensions that must be understood");
        }
        const claims = verify(text, found.key, { algorithms: [found.algorithm], issuer, audience, clockTolerance });
        if (typeof claims === "string") {
            throw new TokenRefused("it has no claims");
        }
        return claims;
    } catch (error) {
        throw refusal(error);
    }
}

/** What the library finds wrong with a token is the token's fault. It throws other errors for a payload that is no JSON, or null. */
function refusal(error: unknown): unknown {
    const isOfToken = error instanceof JsonWebTokenError || error instanceof SyntaxError || error instanceof TypeError;
    return isOfToken ? new TokenRefused(error.message) : error;
}
