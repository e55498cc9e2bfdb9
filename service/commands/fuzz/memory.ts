import { Type } from "@sinclair/typebox";
import { Value } from "@sinclair/typebox/value";

/** Growth from which on memory is said to leak. */
const bound = 0.1;

/** Memory of a service in bytes, as its metrics tell it. */
export async function residentMemory(url: string): Promise<number> {
    const metrics = await (await fetch(`${url}/metrics`)).text();
    return Value.Decode(Type.Number(), Number(/^process_resident_memory_bytes (\S+)$/m.exec(metrics)?.[1]));
}

/**
 * By which part memory grew, from the second to the last quarter of a run. The first is for warming up.
 * The least of each quarter counts, since what lies between two collections of garbage says nothing.
 */
export function growth(samples: readonly number[]): number {
    const quarter = Math.floor(samples.length / 4);
    if (quarter === 0) {
        return 0;
    }
    const early = Math.min(...samples.slice(quarter, 2 * quarter));
    const late = Math.min(...samples.slice(-quarter));
    return late / early - 1;
}

/** What is wrong with the memory of a run. */
export function memoryFault(samples: readonly number[]): string | undefined {
    const grown = growth(samples);
    return grown > bound
        ? `memory grew by ${Math.round(grown * 100)} % over the run: at most ${bound * 100} % is right`
        : undefined;
}
