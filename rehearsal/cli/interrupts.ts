/**
 * Runs something that Ctrl-C and SIGTERM may end: the first asks it to stop in an orderly way, the second ends the process
 * at once (what was done until then is in the journal, and the next run goes on from there).
 */
export async function interruptible<T>(run: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const controller = new AbortController();
    const stop = () => {
        if (controller.signal.aborted) {
            process.exit(1);
        }
        process.stderr.write("\nStopping: steps that run are finished. Press Ctrl-C again to end at once.\n");
        controller.abort();
    };
    process.on("SIGINT", stop).on("SIGTERM", stop);
    try {
        return await run(controller.signal);
    } finally {
        process.off("SIGINT", stop).off("SIGTERM", stop);
    }
}
