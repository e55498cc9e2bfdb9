import { parseArgs } from "node:util";

export interface BenchOptions {
    /** Seconds of each load. */
    readonly seconds: number;
    /** Seconds during which the service's memory is watched; 0: it is not. */
    readonly long: number;
}

export const usage = `Usage: npm run -w service bench -- [options]

Measures the service, a bare node:http server, Flask and FastAPI, one after another on the same core, and prints ratios.
Ratios are of requests per second of a server's CPU time, which bears a busy machine; latencies do not.

  --seconds <n>  seconds of each load, from 1 to 600 (default: 5)
  --long <n>     seconds during which the service's memory is watched, from 20 to 86400, or 0 for not at all (default: 60)
  --help         prints this
`;

/** What the arguments ask for. @throws Error that names the option and what it takes. */
export function parseOptions(args: readonly string[]): BenchOptions | "help" {
    const { values } = parseArgs({
        args: [...args],
        options: {
            seconds: { type: "string", default: "5" },
            long: { type: "string", default: "60" },
            help: { type: "boolean", default: false },
        },
    });
    if (values.help) {
        return "help";
    }
    return {
        seconds: wholeNumber("--seconds", values.seconds, 1, 600),
        // Growth is judged by quarters of the run, so each needs some samples.
        long: values.long === "0" ? 0 : wholeNumber("--long", values.long, 20, 86_400),
    };
}

function wholeNumber(name: string, text: string, least: number, most: number): number {
    const value = /^\d{1,6}$/.test(text) ? Number(text) : NaN;
    if (!(value >= least && value <= most)) {
        throw new Error(`${name} must be a whole number from ${least} to ${most}, not "${text}". See --help.`);
    }
    return value;
}
