import { secretIn } from "../plain-secrets";
import type { ResourceRule } from "../rule";
import type { KubernetesObject } from "./objects";
import { withPatches } from "./workloads";

interface ConfigMap extends KubernetesObject {
    readonly data?: Readonly<Record<string, string>>;
}

export const configMapSecrets: ResourceRule<ConfigMap> = {
    name: "config-map-secrets",
    title: "No secret stands in a ConfigMap",
    why: "ConfigMaps are for everybody to read, are not encrypted, and stay in Pulumi's state and in Git.",
    mend: "Keep it in the secret store, and let `ExternalSecrets` bring it to the pod.",
    severity: "critical",
    references: [],
    types: withPatches("core/v1:ConfigMap"),
    guards: [],
    scope: "resource",
    *check({ properties: { data = {} } }) {
        for (const [key, text] of Object.entries(data)) {
            const found = secretIn(text, key);
            if (found !== undefined) {
                yield { property: `data[${JSON.stringify(key)}]`, expected: "no secret", found };
            }
        }
    },
};
