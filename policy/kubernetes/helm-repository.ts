import type { ResourceRule } from "../rule";
import { release, releaseTypes, type Release } from "./releases";

export const helmRepository: ResourceRule<Release> = {
    name: "helm-repository",
    title: "Charts come by TLS, from a place that is named",
    why: "Whoever stands on the way of an http address installs in the cluster what he likes; without an address, the machine's own settings decide.",
    mend: "Give `repositoryOpts.repo` with https, or a chart that begins with oci://.",
    severity: "high",
    references: [],
    types: releaseTypes,
    guards: [
        { type: release, property: "repositoryOpts.repo", absent: "safe" },
        { type: release, property: "chart", absent: "refused", worse: ["http://charts.example.com/chart.tgz"] },
    ],
    scope: "resource",
    *check({ properties: { chart = "", repositoryOpts } }) {
        const found = repositoryOpts?.repo ?? "";
        if (/^([./~]|[A-Za-z]:\\)/.test(chart) || /^(oci|https):\/\/[^@\s]+$/.test(chart)) {
            return;
        }
        if (chart.includes("://")) {
            yield { property: "chart", expected: "oci:// or https://, without a login", found: chart };
        } else if (!/^(https|oci):\/\/[^@\s]+$/.test(found)) {
            yield {
                property: "repositoryOpts.repo",
                expected: "an https address, without a login",
                found: repositoryOpts?.repo,
            };
        }
    },
};
