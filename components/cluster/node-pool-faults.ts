import type { Fault } from "../shared/arguments";
import { wholeNumber } from "../shared/argument-rules";

/** How many nodes a pool has, on any cloud. */
export interface NodePoolSize {
    readonly count?: number;
    readonly minCount: number;
    readonly maxCount: number;
}

/**
 * Bounds that leave no number of nodes, or a count outside of them.
 *
 * @param least the least `minCount` the pool may have.
 * @param most how many nodes the cloud takes in a pool.
 */
export function poolSizeFaults(path: string, pool: NodePoolSize, least: number, most: number): Fault[] {
    const { minCount, maxCount } = pool;
    const count = pool.count ?? minCount;
    const faults = [
        ...wholeNumber(`${path}.minCount`, minCount, least, most, "nodes"),
        ...wholeNumber(`${path}.maxCount`, maxCount, 1, most, "nodes"),
    ];
    if (!Number.isInteger(minCount) || !Number.isInteger(maxCount) || maxCount <= 0) {
        return faults;
    }
    if (maxCount < minCount) {
        faults.push({
            path: `${path}.maxCount`,
            expected: `at least minCount (${minCount})`,
            got: maxCount,
            repair: "raise maxCount or lower minCount",
        });
    } else if (!Number.isInteger(count) || count < minCount || count > maxCount) {
        faults.push({
            path: `${path}.count`,
            expected: `a whole number from minCount (${minCount}) to maxCount (${maxCount})`,
            got: count,
            repair: "leave count out to begin with minCount nodes",
        });
    }
    return faults;
}

/** Pools that have the name of one before them, by the path of each. */
export function repeatedPoolFaults(pools: readonly { readonly path: string; readonly name: string }[]): Fault[] {
    const names = pools.map(({ name }) => name);
    return pools
        .filter(({ name }, index) => names.indexOf(name) !== index)
        .map(({ path, name }) => ({
            path: `${path}.name`,
            expected: "a name no other pool has",
            got: name,
            repair: "rename the pool",
        }));
}
