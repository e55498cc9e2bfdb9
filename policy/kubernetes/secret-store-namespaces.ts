import type { ResourceRule } from "../rule";
import { selectsAll, type KubernetesObject, type LabelSelector } from "./objects";

const store = "kubernetes:external-secrets.io/v1:ClusterSecretStore";

interface Condition {
    readonly namespaces?: readonly string[];
    readonly namespaceRegexes?: readonly string[];
    readonly namespaceSelector?: LabelSelector;
}

/** Source: external-secrets/external-secrets, `apis/externalsecrets/v1/secretstore_types.go` */
export const secretStoreNamespaces: ResourceRule<KubernetesObject<{ readonly conditions?: readonly Condition[] }>> = {
    name: "secret-store-namespaces",
    title: "A store of secrets serves namespaces that it names",
    why: "Without a condition, whoever may create an ExternalSecret in any namespace reads every secret of the store.",
    mend: "Name them in `namespaces` of `ExternalSecrets`.",
    severity: "high",
    references: [],
    types: [store],
    guards: [{ type: store, property: "spec.conditions" }],
    scope: "resource",
    *check({ properties: { spec } }) {
        const conditions = spec?.conditions ?? [];
        if (conditions.length === 0) {
            yield { property: "spec.conditions", expected: "at least one condition", found: spec?.conditions };
        }
        for (const [index, { namespaces = [], namespaceRegexes = [], namespaceSelector }] of conditions.entries()) {
            const property = `spec.conditions[${index}]`;
            for (const [place, found] of namespaceRegexes.entries()) {
                if (/[.][*+]/.test(found)) {
                    yield {
                        property: `${property}.namespaceRegexes[${place}]`,
                        expected: "a pattern of known names",
                        found,
                    };
                }
            }
            const named = namespaces.length > 0 || namespaceRegexes.length > 0;
            if (namespaceSelector === undefined ? !named : selectsAll(namespaceSelector)) {
                yield { property, expected: "namespaces that it names", found: conditions[index] };
            }
        }
    },
};
