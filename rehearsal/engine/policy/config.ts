import { readFileSync } from "node:fs";
import {
    type AnalyzerInfo,
    EnforcementLevel,
    type PolicyConfig,
    type PolicyInfo,
} from "@pulumi/pulumi/proto/analyzer_pb";

/** How a policy is enforced, and the values it is given. */
export interface PolicySettings {
    readonly level: EnforcementLevel | undefined;
    readonly properties: Readonly<Record<string, unknown>>;
}

export type PolicyConfigMap = ReadonlyMap<string, PolicySettings>;

type Fields = Readonly<Record<string, unknown>>;

const levels: ReadonlyMap<unknown, EnforcementLevel> = new Map([
    ["advisory", EnforcementLevel.ADVISORY],
    ["mandatory", EnforcementLevel.MANDATORY],
    ["remediate", EnforcementLevel.REMEDIATE],
    ["disabled", EnforcementLevel.DISABLED],
]);

function fieldsOf(value: unknown): Fields | undefined {
    return typeof value === "object" && value !== null && !Array.isArray(value) ? { ...value } : undefined;
}

function levelOf(value: unknown, where: string): EnforcementLevel {
    const level = levels.get(value);
    if (level === undefined) {
        throw new Error(
            `${where}: ${JSON.stringify(value)} is not a valid enforcement level; ` +
                "use one of advisory, mandatory, remediate, disabled",
        );
    }
    return level;
}

/**
 * Reads the configuration of a policy pack: per policy (or for `all`) a level, or an object with a level and values.
 * Source: `parsePolicyPackConfig` in `pkg/resource/analyzer/config.go`.
 */
export function readPolicyConfig(file: string): PolicyConfigMap {
    const text = readFileSync(file, "utf8");
    const fields = text.trim() === "" ? {} : fieldsOf(JSON.parse(text));
    if (fields === undefined) {
        throw new Error(`${file}: expected a JSON object with the names of policies as keys`);
    }
    const result = new Map<string, PolicySettings>();
    for (const [policy, value] of Object.entries(fields)) {
        const where = `${file}, policy "${policy}"`;
        const object = fieldsOf(value);
        if (policy === "environments") {
            continue;
        }
        if (object === undefined) {
            result.set(policy, { level: levelOf(value, where), properties: {} });
        } else {
            const { enforcementLevel, ...properties } = object;
            const level = enforcementLevel === undefined ? undefined : levelOf(enforcementLevel, where);
            result.set(policy, { level, properties });
        }
    }
    return result;
}

function defaultsOf(policy: PolicyInfo): PolicySettings {
    const schema = policy.getConfigschema()?.getProperties()?.toJavaScript() ?? {};
    const defaults = Object.entries(schema).flatMap(([name, property]): [string, unknown][] => {
        const fields = fieldsOf(property);
        return fields !== undefined && "default" in fields ? [[name, fields.default]] : [];
    });
    return { level: policy.getEnforcementlevel(), properties: Object.fromEntries(defaults) };
}

function initialConfig(info: AnalyzerInfo): PolicyConfigMap {
    const result = new Map<string, PolicySettings>();
    info.getInitialconfigMap().forEach((config: PolicyConfig, name: string) => {
        const properties = config.getProperties()?.toJavaScript() ?? {};
        result.set(name, { level: config.getEnforcementlevel(), properties });
    });
    return result;
}

function apply(base: PolicyConfigMap, given: PolicyConfigMap): PolicyConfigMap {
    const all = given.get("all")?.level;
    const result = new Map([...base].map(([name, settings]) => [name, { ...settings, level: all ?? settings.level }]));
    for (const [name, { level, properties }] of given) {
        const known = result.get(name);
        result.set(name, { level: level ?? known?.level, properties: { ...known?.properties, ...properties } });
    }
    return result;
}

/** Values that a policy needs and is not given. */
function missingValues(policies: readonly PolicyInfo[], config: PolicyConfigMap): string[] {
    return policies.flatMap((policy) => {
        const given = config.get(policy.getName());
        const required = policy.getConfigschema()?.getRequiredList() ?? [];
        const off = given?.level === EnforcementLevel.DISABLED;
        return required
            .filter((name) => !off && given?.properties[name] === undefined)
            .map((name) => `${policy.getName()}: ${name} is required`);
    });
}

/**
 * Works out the configuration of a pack: defaults of its schemas, then its own, then that of the user.
 * Source: `ReconcilePolicyPackConfig` in `pkg/resource/analyzer/config.go`.
 */
export function reconcileConfig(info: AnalyzerInfo, given: PolicyConfigMap): PolicyConfigMap {
    const policies = info.getPoliciesList();
    const defaults = new Map(policies.map((policy) => [policy.getName(), defaultsOf(policy)]));
    const result = apply(apply(defaults, initialConfig(info)), given);
    const faults = missingValues(policies, result);
    if (faults.length > 0) {
        throw new Error(`validating policy config: ${info.getName()} ${info.getVersion()}\n  ${faults.join("\n  ")}`);
    }
    return result;
}
