import { readFileSync } from "node:fs";

/** Settings that the service cannot run with. It names all of them, so that one start shows what has to be mended. */
export class ConfigurationError extends Error {
    constructor(readonly faults: readonly string[]) {
        super(`The service cannot start:\n${faults.map((fault) => `- ${fault}`).join("\n")}`);
        this.name = "ConfigurationError";
    }
}

/** Reads settings from the variables of an environment, and collects what is wrong with them. */
export class EnvironmentReader {
    readonly #faults: string[] = [];

    constructor(private readonly variables: Readonly<Record<string, string | undefined>>) {}

    /** A text. An empty variable counts as absent, since charts render absent values as empty texts. */
    optional(name: string): string | undefined {
        const value = this.variables[name]?.trim();
        return value === "" ? undefined : value;
    }

    text(name: string, fallback: string | undefined, repair: string): string {
        const value = this.optional(name) ?? fallback;
        if (value === undefined) {
            this.fault(`${name} is not set: ${repair}`);
        }
        return value ?? "";
    }

    integer(name: string, fallback: number, minimum: number, maximum: number): number {
        const value = this.optional(name);
        if (value === undefined) {
            return fallback;
        }
        const number = /^\d{1,9}$/.test(value) ? Number(value) : NaN;
        if (!(number >= minimum && number <= maximum)) {
            this.fault(`${name} must be a whole number from ${minimum} to ${maximum}, not "${value}".`);
            return fallback;
        }
        return number;
    }

    oneOf<T extends string>(name: string, allowed: readonly T[], fallback: T): T {
        const value = this.optional(name);
        const found = allowed.find((candidate) => candidate === value);
        if (value !== undefined && found === undefined) {
            this.fault(`${name} must be one of ${allowed.join(", ")}, not "${value}".`);
        }
        return found ?? fallback;
    }

    /** Checks a file's text with what will read it later, again and again. */
    file(name: string, path: string, check: (text: string) => unknown, repair: string): void {
        let text: string;
        try {
            text = readFileSync(path, "utf8");
        } catch (error) {
            this.fault(`${name}: cannot read ${path} (${reason(error)}). ${repair}`);
            return;
        }
        this.check(`${name} (${path})`, () => check(text));
    }

    /** What `check` gives; what it throws is a fault of `subject`. */
    check<T>(subject: string, check: () => T): T | undefined {
        try {
            return check();
        } catch (error) {
            this.fault(`${subject}: ${reason(error)}`);
            return undefined;
        }
    }

    fault(message: string): void {
        this.#faults.push(message);
    }

    /** @throws ConfigurationError with all faults found so far. */
    finish(): void {
        if (this.#faults.length > 0) {
            throw new ConfigurationError(this.#faults);
        }
    }
}

function reason(error: unknown): string {
    return error instanceof Error ? error.message : String(error);
}
