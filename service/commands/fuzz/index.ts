import { randomInt } from "node:crypto";
import { parseArgs } from "node:util";
import { keySetIssuer, sharedKeyIssuer } from "./issuer";
import { Report } from "./report";
import { fuzz } from "./run";

/**
 * Attacks the built service with forged tokens, wrong API keys and wrong bodies, over real connections, once for each kind of token key.
 * It ends with 1 if anything was accepted, failed, grew or hung. Options: --tokens, --keys, --bodies, --seconds, --seed.
 */
async function main(): Promise<void> {
    const { values } = parseArgs({
        options: {
            tokens: { type: "string", default: "100000" },
            keys: { type: "string", default: "100000" },
            bodies: { type: "string", default: "4000" },
            seconds: { type: "string", default: "900" },
            seed: { type: "string", default: String(randomInt(2 ** 30)) },
        },
    });
    const number = (name: keyof typeof values) => {
        const value = Number(values[name]);
        if (!Number.isSafeInteger(value) || value < 0) {
            throw new Error(`--${name} must be a whole number, not "${values[name]}".`);
        }
        return value;
    };
    const issuers = [sharedKeyIssuer(), keySetIssuer()];
    const each = (name: keyof typeof values) => Math.ceil(number(name) / issuers.length);
    const amounts = { tokens: each("tokens"), keys: each("keys"), bodies: each("bodies") };
    const seed = number("seed");
    const deadline = Date.now() + number("seconds") * 1000;
    const report = new Report();
    console.log(`seed ${seed}`);
    for (const issuer of issuers) {
        console.log(await fuzz(issuer, { amounts, seed, deadline }, report));
    }
    for (const line of report.lines()) {
        console.log(line);
    }
    console.log(report.clean ? "Nothing was found." : "Found the faults above.");
    process.exitCode = report.clean ? 0 : 1;
}

main().catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
});
