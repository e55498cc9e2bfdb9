import { existsSync, readFileSync } from "node:fs";
import { homedir } from "node:os";
import path from "node:path";

import { parse } from "yaml";

import { isMap, type Value, type ValueMap } from "../../simulation/values";
import { toValue } from "../objects/json";
import { mapsAt, stringAt } from "../objects/paths";

/** A kubeconfig as far as the provider looks into it. */
export interface Kubeconfig {
    readonly currentContext: string;
    readonly contexts: ReadonlyMap<string, ValueMap>;
    readonly clusters: ReadonlyMap<string, ValueMap>;
}

/** The settings of a provider that choose in a kubeconfig. */
export interface Choice {
    readonly context: string | undefined;
    readonly cluster: string | undefined;
}

/**
 * Reads a kubeconfig: its text, its value, or the path of a file with it.
 * Source: `parseKubeconfigPropertyValue` in provider/pkg/provider/util.go of pulumi-kubernetes.
 *
 * @throws Error if it is no kubeconfig
 */
export function parseKubeconfig(config: Value | undefined): Kubeconfig {
    if (config === undefined || config === null || config === "") {
        return { currentContext: "", contexts: new Map(), clusters: new Map() };
    }
    const content = typeof config === "string" ? parseText(config) : config;
    if (!isMap(content)) {
        throw new Error(
            "failed to parse kubeconfig: expected the text of a kubeconfig or the path of a file with one, " +
                `found ${typeof config === "string" ? "a text that is neither" : Array.isArray(config) ? "a list" : `a ${typeof config}`}`,
        );
    }
    return {
        currentContext: stringAt(content, "current-context"),
        contexts: byName(content, "contexts", "context"),
        clusters: byName(content, "clusters", "cluster"),
    };
}

/**
 * What identifies the cluster that a kubeconfig selects; `undefined` if it selects none.
 * Source: `getActiveClusterFromConfig`, as above.
 */
export function activeCluster(config: Kubeconfig, choice: Choice): ValueMap | undefined {
    const context = config.contexts.get(choice.context ?? config.currentContext);
    return context === undefined ? undefined : config.clusters.get(choice.cluster ?? stringAt(context, "cluster"));
}

/** The namespace of the context that a kubeconfig selects; empty if it names none. */
export function namespaceOf(config: Kubeconfig, choice: Choice): string {
    return stringAt(config.contexts.get(choice.context ?? config.currentContext) ?? {}, "namespace");
}

function parseText(pathOrText: string): Value {
    const expanded = /^~(\/|$)/.test(pathOrText) ? path.join(homedir(), pathOrText.slice(1)) : pathOrText;
    // A name longer than any file's is certainly a text, and looking for it would be an error.
    const text =
        !expanded.includes("\n") && expanded.length < 4096 && existsSync(expanded)
            ? readFileSync(expanded, "utf8")
            : pathOrText;
    try {
        return toValue(parse(text));
    } catch (error) {
        throw new Error(`failed to parse kubeconfig: ${error instanceof Error ? error.message : String(error)}`);
    }
}

function byName(content: ValueMap, list: string, item: string): ReadonlyMap<string, ValueMap> {
    return new Map(
        mapsAt(content, list).map((entry) => {
            const value = entry[item];
            return [stringAt(entry, "name"), isMap(value) ? value : {}];
        }),
    );
}
