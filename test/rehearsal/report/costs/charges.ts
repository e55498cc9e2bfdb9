import { estimateCosts } from "../../../../rehearsal/report/costs";
import type { StoredResource } from "../../../../rehearsal/report/model/input";
import type { CostReport } from "../../../../rehearsal/report/model/report";
import { side } from "../model/samples";

export function estimate(
    resources: readonly StoredResource[],
    settings: Readonly<Record<string, string>> = {},
): CostReport {
    return estimateCosts(undefined, side({ resources, settings }));
}

/** What these resources are billed for in a month, from the least to the most; why not where that is not known. */
export function bill(
    resources: readonly StoredResource[],
    settings?: Readonly<Record<string, string>>,
): Readonly<Record<string, readonly [number, number] | string>> {
    return Object.fromEntries(
        estimate(resources, settings).lines.map(({ what, after }) => [
            what,
            after?.kind === "priced" ? ([after.monthly.base, after.monthly.most] as const) : (after?.reason ?? "gone"),
        ]),
    );
}
