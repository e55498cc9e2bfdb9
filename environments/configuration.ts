import * as pulumi from "@pulumi/pulumi";
import type { Fault } from "@fairlead/components/shared/arguments";

import { editDistance } from "./nearest";

/** The settings of the stack as they stand in its file, by key without their namespace. */
export interface Configuration {
    readonly values: Readonly<Record<string, unknown>>;
    /** Secrets, which no setting is, and groups whose name is misspelt. Secret values are in neither. */
    readonly faults: Fault[];
}

/**
 * Reads what the engine handed over.
 *
 * @param namespace what stands before the colon of the keys.
 * @param all every value by its full key, groups and lists as JSON, as `pulumi.runtime.allConfig` gives them.
 * @param secretKeys the full keys of those that are secret.
 */
export function readConfiguration(
    namespace: string,
    all: Readonly<Record<string, string>> = pulumi.runtime.allConfig(),
    secretKeys: readonly string[] = readSecretKeys(),
): Configuration {
    const values: Record<string, unknown> = {};
    const faults: Fault[] = [];
    for (const [key, value] of Object.entries(all)) {
        const [group = "", ...rest] = key.split(":");
        if (group !== namespace) {
            if (editDistance(group, namespace) <= 2) {
                const repair = `did you mean ${namespace}:${rest.join(":")}?`;
                faults.push({ path: key, expected: `the namespace ${namespace}, or a provider's`, got: group, repair });
            }
        } else if (secretKeys.includes(key)) {
            const repair = `set it again without --secret: pulumi config set --plaintext ${key} VALUE`;
            faults.push({ path: key, expected: "no secret: no setting is one", got: "[secret]", repair });
        } else {
            values[rest.join(":")] = decode(value);
        }
    }
    return { values, faults };
}

/** Configuration is text: groups, lists, numbers and flags are their JSON. */
function decode(value: string): unknown {
    try {
        return JSON.parse(value);
    } catch {
        return value;
    }
}

/** The language host names the secret keys in this variable; the SDK keeps its own reader of it to itself. */
function readSecretKeys(): string[] {
    const keys: unknown = JSON.parse(process.env.PULUMI_CONFIG_SECRET_KEYS ?? "[]");
    return Array.isArray(keys) ? keys.map(String) : [];
}
