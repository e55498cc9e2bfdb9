import type { Finding, Guard, ResourceRule } from "../rule";
import { isPatch, podOf, podPath, workloadTypes, type PodSpec, type Workload } from "./workloads";

/** A rule on pods, whatever makes them. Paths begin at the description of the pod. */
export interface PodRule extends Omit<ResourceRule, "types" | "guards" | "scope" | "check"> {
    /** @default all kinds that make pods */
    readonly types?: readonly string[];
    readonly guards: readonly Omit<Guard, "type">[];
    readonly check: (pod: Partial<PodSpec>) => Iterable<Finding>;
}

/** The rule for each kind of workload. A patch may leave out what somebody else has written. */
export function podRule({ types = workloadTypes, guards, check, ...header }: PodRule): ResourceRule<Workload> {
    return {
        ...header,
        types,
        guards: types.flatMap((type) =>
            guards.map((guard) => ({
                ...guard,
                type,
                property: `${podPath(type)}.${guard.property}`,
                absent: isPatch(type) ? ("safe" as const) : guard.absent,
            })),
        ),
        scope: "resource",
        *check({ type, properties }) {
            const pod = podOf(type, properties);
            if (pod === undefined) {
                return;
            }
            for (const { property, expected, found } of check(pod)) {
                if (found !== undefined || !isPatch(type)) {
                    yield { property: `${podPath(type)}.${property}`, expected, found };
                }
            }
        },
    };
}
