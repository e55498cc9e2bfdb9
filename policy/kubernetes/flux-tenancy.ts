import type { ResourceRule } from "../rule";
import { flux, releaseTypes, valueOf, type Release } from "./releases";

/** Source: fluxcd-community/helm-charts, flux2 2.18.3: `multitenancy` does not switch off remote bases, and leaves cluster-admin. */
export const fluxTenancy: ResourceRule<Release> = {
    name: "flux-tenancy",
    title: "Flux keeps applications apart",
    why: "As delivered, an application reads sources of other namespaces, takes manifests from any address, and is applied with cluster-admin.",
    mend: "Set `multitenancy.enabled: true` and `privileged: false`, and `--no-remote-bases=true` for the kustomize-controller. On AKS, use `AksFlux`.",
    severity: "high",
    references: [],
    types: releaseTypes,
    guards: [],
    scope: "resource",
    *check({ properties }) {
        if (!flux.test(properties.chart ?? "")) {
            return;
        }
        for (const [key, right] of [
            ["enabled", true],
            ["privileged", false],
        ] as const) {
            const found = valueOf(properties, "multitenancy", key);
            if (found !== right) {
                yield { property: `values.multitenancy.${key}`, expected: String(right), found };
            }
        }
        const found = valueOf(properties, "kustomizeController", "container", "additionalArgs");
        if (!Array.isArray(found) || !found.includes("--no-remote-bases=true")) {
            const property = "values.kustomizeController.container.additionalArgs";
            yield { property, expected: "--no-remote-bases=true among them", found };
        }
    },
};
