import { errors, jwtVerify } from "jose";
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
export async function verifyToken(text: string, keys: TokenKeys, rules: TokenRules): Promise<Token> {
    if (text.length > maximumLength) {
        throw new TokenRefused(`it has ${text.length} characters, of at most ${maximumLength}`);
    }
    try {
        const { payload, protectedHeader } = await jwtVerify(
            text,
            ({ alg, kid }) => {
                const found = keys.find(kid);
                if (found?.algorithm !== alg) {
                    throw new TokenRefused("no key fits its kid and alg");
                }
                return found.key;
            },
            {
                algorithms: [...keys.algorithms],
                issuer: rules.issuer,
                audience: rules.audience,
                clockTolerance,
                requiredClaims: ["exp", "iss", "aud", "jti"],
            },
        );
        if (protectedHeader.cty !== undefined) {
            throw new TokenRefused("it is nested");
        }
        const { jti, exp } = payload;
        if (typeof jti !== "string" || jti.length === 0 || jti.length > maximumIdLength) {
            throw new TokenRefused(`its jti must be a text of 1 to ${maximumIdLength} characters`);
        }
        if (exp === undefined || exp * 1000 > Date.now() + (rules.maximumLife + clockTolerance) * 1000) {
            throw new TokenRefused(`it lives longer than ${rules.maximumLife} seconds`);
        }
        // Remembered for as long as it would be accepted, tolerance included.
        return { id: jti, expiresAt: new Date((exp + clockTolerance + 1) * 1000) };
    } catch (error) {
        throw refusal(error);
    }
}

/** What jose finds wrong with a token is the token's fault; jose throws TypeError for headers of a wrong type. */
function refusal(error: unknown): unknown {
    return error instanceof errors.JOSEError || error instanceof TypeError ? new TokenRefused(error.message) : error;
}
