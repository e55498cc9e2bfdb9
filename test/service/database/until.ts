import { setTimeout as wait } from "node:timers/promises";

/** Waits until something holds. It gives up at last, so that a test that fails ends too. */
export async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
    const deadline = performance.now() + 60_000;
    while (!(await holds())) {
        if (performance.now() > deadline) {
            throw new Error(`Expected within a minute: ${holds.toString()}`);
        }
        await wait(5);
    }
}
