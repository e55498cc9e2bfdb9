import type { ResourceRule } from "../rule";
import { withPatches } from "./workloads";

const accountToken = "kubernetes.io/service-account-token";
const types = withPatches("core/v1:Secret");

export const secretAccountToken: ResourceRule<{ readonly type?: string }> = {
    name: "secret-account-token",
    title: "No Secret holds the token of a service account",
    why: "Kubernetes puts a token into such a Secret that never expires: whoever reads it once is that account for good.",
    mend: "Drop the Secret: a pod mounts a token that expires, and `kubectl create token` gives one to what is outside.",
    severity: "high",
    references: [],
    types,
    guards: types.map((type) => ({ type, property: "type", absent: "safe", worse: [accountToken] })),
    scope: "resource",
    *check({ properties: { type } }) {
        if (type === accountToken) {
            yield { property: "type", expected: "no token of an account", found: type };
        }
    },
};
