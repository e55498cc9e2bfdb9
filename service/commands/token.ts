import { randomBytes, randomUUID } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { SignJWT } from "jose";
import { developmentDirectory } from "../src/configuration/configuration";
import { digestOf } from "../src/keys/api-keys";

/** Seconds for which a token made here is accepted. */
const life = 3_600;

/**
 * Makes what a service in development needs: keys, unless they exist, and a new token. As the service does, it looks for them in the
 * directory that it runs in. The keys' files are readable by their owner alone, and Git does not see them.
 */
async function main(): Promise<void> {
    const environment = process.env.ENVIRONMENT ?? "development";
    if (environment !== "development") {
        throw new Error(
            `ENVIRONMENT is "${environment}", but this command makes keys for development only. Unset it; elsewhere, keys come from ` +
                "the platform's secret store, and tokens from whoever issues them.",
        );
    }
    const apiKey = developmentFile("api-key", randomBytes(32).toString("base64url"));
    developmentFile("api-keys", `development:${digestOf(apiKey)}\n`);
    const tokenKey = developmentFile("token-key", randomBytes(64).toString("base64"));
    const token = await new SignJWT()
        .setProtectedHeader({ alg: "HS256", typ: "JWT" })
        .setIssuer(process.env.TOKEN_ISSUER ?? "fairlead")
        .setAudience(process.env.TOKEN_AUDIENCE ?? "fairlead-service")
        .setJti(randomUUID())
        .setIssuedAt()
        .setExpirationTime(`${life} s`)
        .sign(Buffer.from(tokenKey));
    process.stdout.write(`# For development: a token is accepted once, within an hour.
export API_KEY=${apiKey}
export TOKEN=${token}
`);
}

/** The text of a file, which is made with `initial` unless it exists. */
function developmentFile(name: string, initial: string): string {
    const file = path.resolve(developmentDirectory, name);
    if (!existsSync(file)) {
        mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
        writeFileSync(file, initial, { mode: 0o600 });
    }
    return readFileSync(file, "utf8");
}

main().catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
});
