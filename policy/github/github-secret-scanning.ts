import type { Unwrap } from "@pulumi/pulumi";
import type { RepositoryArgs } from "@pulumi/github/repository";

import { expectOneOf } from "../expect";
import type { ResourceRule } from "../rule";

export const githubSecretScanning: ResourceRule<Unwrap<RepositoryArgs>> = {
    name: "github-secret-scanning",
    title: "GitHub refuses commits with secrets",
    why: "A secret that was pushed once is in every clone for ever, and has to be replaced everywhere.",
    mend: "Set `securityAndAnalysis` with `secretScanning` and `secretScanningPushProtection`, each `status: enabled`.",
    severity: "medium",
    development: "costs money",
    references: [],
    types: ["github:index/repository:Repository"],
    guards: [],
    scope: "resource",
    *check({ properties: { securityAndAnalysis } }) {
        for (const part of ["secretScanning", "secretScanningPushProtection"] as const) {
            yield* expectOneOf(`securityAndAnalysis.${part}.status`, securityAndAnalysis?.[part]?.status, "enabled");
        }
    },
};
