import type { ResourceRule } from "../rule";
import { release, releaseTypes, type Release } from "./releases";

export const helmVersion: ResourceRule<Release> = {
    name: "helm-version",
    title: "Charts have one version",
    why: "Without one, each deployment takes what was published last: nobody has tested it, and no preview shows it.",
    mend: "Set `version` to one version, such as 1.2.3.",
    severity: "medium",
    references: [],
    types: releaseTypes,
    guards: [{ type: release, property: "version" }],
    scope: "resource",
    *check({ properties: { chart = "", version: found } }) {
        const isFolder = /^([./~]|[A-Za-z]:\\)/.test(chart);
        if (!isFolder && (found === undefined || !/^v?\d+\.\d+\.\d+([-+][\w.+-]+)?$/.test(found))) {
            yield { property: "version", expected: "one version, such as 1.2.3", found };
        }
    },
};
