/** How often a plugin looks whether the engine that started it is still there. */
const orphanCheckMilliseconds = 2_000;

/** Ends this process soon after the engine's that started it, which may have been killed. */
export function endWithEngine(): void {
    const parent = process.ppid;
    setInterval(() => {
        if (process.ppid !== parent) {
            process.exit(0);
        }
    }, orphanCheckMilliseconds).unref();
}
