import type { ResourceRule } from "../rule";
import { ingressTypes, type Ingress } from "./ingresses";
import { isPatch } from "./workloads";

const retired = "nginx.ingress.kubernetes.io/";

export const ingressClass: ResourceRule<Ingress> = {
    name: "ingress-class",
    title: "An Ingress names the controller that serves it, a maintained one",
    why: "Without a class any controller serves it, or none. kubernetes/ingress-nginx has had no security fixes since March 2026, and its annotations mean nothing to others.",
    mend: "Set `spec.ingressClassName`, for example to `IngressNginx.className`, and use annotations of that controller.",
    severity: "medium",
    references: [],
    types: ingressTypes,
    guards: [{ type: "kubernetes:networking.k8s.io/v1:Ingress", property: "spec.ingressClassName", worse: [""] }],
    scope: "resource",
    *check({ type, properties: { metadata, spec } }) {
        for (const key of Object.keys(metadata?.annotations ?? {})) {
            if (key === "kubernetes.io/ingress.class" || key.startsWith(retired)) {
                const property = `metadata.annotations[${JSON.stringify(key)}]`;
                yield {
                    property,
                    expected: "spec.ingressClassName, and annotations of a maintained controller",
                    found: key,
                };
            }
        }
        const found = spec?.ingressClassName;
        if ((found ?? "") === "" && !isPatch(type)) {
            yield { property: "spec.ingressClassName", expected: "the name of a class", found };
        }
    },
};
