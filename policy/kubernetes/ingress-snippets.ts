import type { ResourceRule } from "../rule";
import { ingressTypes, type Ingress } from "./ingresses";

export const ingressSnippets: ResourceRule<Ingress> = {
    name: "ingress-snippets",
    title: "No Ingress brings configuration of the proxy",
    why: "A snippet runs in the proxy of all applications: it can read their certificates' keys and their traffic (CVE-2021-25742).",
    mend: "Use the annotation that the controller has for the purpose.",
    severity: "critical",
    references: [{ id: "CKV_K8S_152" }, { id: "CKV_K8S_153" }, { id: "CKV_K8S_154" }],
    types: ingressTypes,
    guards: [],
    scope: "resource",
    *check({ properties: { metadata } }) {
        for (const key of Object.keys(metadata?.annotations ?? {}).filter((annotation) =>
            /snippets?$/.test(annotation),
        )) {
            yield { property: `metadata.annotations[${JSON.stringify(key)}]`, expected: "nothing", found: "a snippet" };
        }
    },
};
