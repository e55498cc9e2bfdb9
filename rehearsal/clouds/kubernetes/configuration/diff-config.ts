import type { DiffRequest, DiffResult } from "../../simulation/provider";
import { isUnknown, textOf, type ValueMap } from "../../simulation/values";
import { sameJson } from "../diff/merge-patch";
import { revealed } from "../objects/secrets";
import { activeCluster, type Choice, parseKubeconfig } from "./kubeconfig";

const clusterSettings = ["kubeconfig", "context", "cluster"] as const;

/**
 * Decides whether other settings of a provider mean another cluster, in which everything must be made anew: if the
 * cluster identifier changes or, where there is none, if the kubeconfig selects a cluster that is described otherwise.
 * Source: `DiffConfig` in provider/pkg/provider/provider.go of pulumi-kubernetes.
 */
export function diffConfig(request: DiffRequest): DiffResult {
    const olds = revealed(request.olds);
    const news = revealed(request.news);
    const changed = changedKeys(olds, news);
    if (changed.length === 0) {
        return answer([], []);
    }
    const replaces = new Set<string>();
    if (changed.includes("clusterIdentifier") && "clusterIdentifier" in olds && "clusterIdentifier" in news) {
        replaces.add("clusterIdentifier");
    }
    const identified = "clusterIdentifier" in news && !changed.includes("clusterIdentifier");
    const unclear = clusterSettings.find((key) => isUnknown(news[key]));
    if (unclear !== undefined) {
        // What is not known yet may be another cluster.
        replaces.add(unclear);
        return answer([unclear], identified ? [] : [...replaces]);
    }
    if (changed.includes("renderYamlToDirectory")) {
        replaces.add("renderYamlToDirectory");
    }
    if (selectsAnotherCluster(olds, news)) {
        clusterSettings.filter((key) => changed.includes(key)).forEach((key) => replaces.add(key));
    }
    return answer(changed, identified ? [] : [...replaces]);
}

function selectsAnotherCluster(olds: ValueMap, news: ValueMap): boolean {
    const before = activeCluster(parseKubeconfig(olds.kubeconfig), choiceOf(olds));
    const after = activeCluster(parseKubeconfig(news.kubeconfig), choiceOf(news));
    return before !== undefined && after !== undefined && !sameJson(before, after);
}

/** The settings by which a provider chooses in its kubeconfig. */
export function choiceOf(settings: ValueMap): Choice {
    return { context: textOf(settings, "context"), cluster: textOf(settings, "cluster") };
}

function changedKeys(olds: ValueMap, news: ValueMap): string[] {
    return [...new Set([...Object.keys(olds), ...Object.keys(news)])]
        .filter((key) => !sameJson(olds[key] ?? null, news[key] ?? null))
        .sort();
}

function answer(diffs: readonly string[], replaces: readonly string[]): DiffResult {
    return {
        changes: diffs.length > 0 ? "some" : "none",
        diffs,
        replaces,
        detailedDiff: undefined,
        deleteBeforeReplace: false,
    };
}
