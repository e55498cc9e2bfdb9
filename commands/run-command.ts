/** The command, or a file that it names, can't be used as it is. */
export class UsageError extends Error {}

/** Runs a command, which gives its exit code. What it throws is told, and ends with 2 if its user can mend it, else with 1. */
export function runCommand(main: () => number | Promise<number>): void {
    Promise.resolve()
        .then(main)
        .then((code) => {
            process.exitCode = code;
        })
        .catch((error: unknown) => {
            process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
            process.exitCode = error instanceof UsageError ? 2 : 1;
        });
}
