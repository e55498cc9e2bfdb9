import type { Fault } from "../shared/arguments";
import { matches, wholeNumber } from "../shared/argument-rules";
import { kubernetesName } from "../shared/kubernetes-rules";
import type { MonitoringArgs } from "./monitoring-args";

/** What is wrong with the arguments, before anything is created. */
export function monitoringFaults(
    name: string,
    args: Omit<MonitoringArgs, "storeName" | "administratorEntry">,
): Fault[] {
    return [
        // The chart cuts longer names, and two parts of it would then be called the same.
        ...kubernetesName("name", name, 26),
        // The namespace of what reads the nodes has six characters more.
        ...kubernetesName("namespace", args.namespace, 57),
        ...matches(
            "runbooksUrl",
            args.runbooksUrl,
            /^https?:\/\/\S*[^\s/]$/,
            "a URL without a slash at the end",
            "give https://github.com/OWNER/REPOSITORY/blob/main/docs/runbooks, for example",
        ),
        ...Object.keys(args.endpoints ?? {}).flatMap((endpoint) =>
            kubernetesName(`endpoints["${endpoint}"]`, endpoint),
        ),
        ...wholeNumber("retentionDays", args.retentionDays, 1, 3650, "days"),
        ...wholeNumber("metricsGib", args.metricsGib, 1, 65_536, "GiB"),
        ...wholeNumber("logsGib", args.logsGib, 1, 65_536, "GiB"),
        ...wholeNumber("replicas", args.replicas, 1, 10, "pods"),
    ];
}
