import type { ResourceRule } from "../rule";
import type { KubernetesObject } from "./objects";

const helmRelease = "kubernetes:helm.toolkit.fluxcd.io/v2:HelmRelease";
const kustomization = "kubernetes:kustomize.toolkit.fluxcd.io/v1:Kustomization";

interface Source {
    readonly namespace?: string;
}

interface FluxSpec {
    readonly serviceAccountName?: string;
    readonly targetNamespace?: string;
    readonly sourceRef?: Source;
    readonly chart?: { readonly spec?: { readonly sourceRef?: Source } };
}

export const fluxAccount: ResourceRule<KubernetesObject<FluxSpec>> = {
    name: "flux-account",
    title: "Flux writes with the rights of the application's namespace",
    why: "Without an account of its own, an application is applied with the rights of Flux: a commit takes the cluster.",
    mend: "Set `serviceAccountName` to an account of the namespace, and keep the source and the target in it; `AppRelease` does.",
    severity: "high",
    references: [],
    types: [helmRelease, kustomization],
    guards: [{ type: helmRelease, property: "spec.serviceAccountName", worse: ["default"] }],
    scope: "resource",
    *check({ properties: { metadata, spec = {} } }) {
        const found = spec.serviceAccountName;
        if (found === undefined || found === "" || found === "default") {
            yield { property: "spec.serviceAccountName", expected: "an account other than default", found };
        }
        const elsewhere = [
            ["spec.targetNamespace", spec.targetNamespace],
            ["spec.sourceRef.namespace", spec.sourceRef?.namespace],
            ["spec.chart.spec.sourceRef.namespace", spec.chart?.spec?.sourceRef?.namespace],
        ] as const;
        for (const [property, namespace] of elsewhere) {
            if (namespace !== undefined && namespace !== metadata?.namespace) {
                yield { property, expected: "the namespace of the object itself", found: namespace };
            }
        }
    },
};
