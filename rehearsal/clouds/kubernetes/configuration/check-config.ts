import type { CheckFailure, CheckRequest, CheckResult } from "../../simulation/provider";
import type { Value, ValueMap } from "../../simulation/values";
import { isUnknown } from "../../simulation/values";

/**
 * Refuses settings of a provider that don't go together.
 * Source: `CheckConfig` in provider/pkg/provider/provider.go of pulumi-kubernetes.
 */
export function checkConfig({ type, name, news }: CheckRequest, environment: NodeJS.ProcessEnv): CheckResult {
    const strict = type.startsWith("pulumi:providers:") && isStrict(news, environment);
    const failures = strict ? strictFailures(name, news) : [];
    return { inputs: news, failures: failures.length > 0 ? failures : renderFailures(news, environment) };
}

function isStrict(news: ValueMap, environment: NodeJS.ProcessEnv): boolean {
    const own = news.strictMode;
    return typeof own === "string" ? own === "true" : stackSetting("strictMode", environment) === "true";
}

function strictFailures(name: string, news: ValueMap): CheckFailure[] {
    const isDefault = name === "default" || name.startsWith("default_");
    const missing = (["kubeconfig", "context"] as const).filter((key) => !isSet(news[key]));
    return [
        ...(isDefault ? [{ property: "", reason: "strict mode prohibits default provider" }] : []),
        ...missing.map((property) => ({
            property,
            reason: `strict mode requires Provider "${property}" argument`,
        })),
    ];
}

function renderFailures(news: ValueMap, environment: NodeJS.ProcessEnv): CheckFailure[] {
    const always = news.alwaysRender === true || news.alwaysRender === "true";
    if (!isSet(news.renderYamlToDirectory)) {
        return always
            ? [{ property: "alwaysRender", reason: '"alwaysRender" requires "renderYamlToDirectory" to be set' }]
            : [];
    }
    // SDKs take the kubeconfig from $KUBECONFIG, which is no choice of the program's.
    const ambient = environment.KUBECONFIG;
    return (["cluster", "context", "kubeconfig"] as const)
        .filter((key) => isSet(news[key]) && !(key === "kubeconfig" && news[key] === ambient))
        .map((property) => ({
            property,
            reason: `"${property}" arg is not compatible with "renderYamlToDirectory" arg`,
        }));
}

/** True for a text that is not empty and for `true`; for nothing that a preview does not know. */
function isSet(value: Value | undefined): boolean {
    return !isUnknown(value) && (value === true || (typeof value === "string" && value !== ""));
}

/** A setting of the stack for this package, which engines hand over in the environment. */
function stackSetting(key: string, environment: NodeJS.ProcessEnv): string | undefined {
    try {
        const settings: unknown = JSON.parse(environment.PULUMI_CONFIG ?? "{}");
        const value: unknown = Object.entries(settings ?? {}).find(([name]) => name === key)?.[1];
        return typeof value === "string" ? value : undefined;
    } catch {
        return undefined;
    }
}
