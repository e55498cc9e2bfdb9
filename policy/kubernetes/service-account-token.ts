import { expectOneOf } from "../expect";
import type { ResourceRule } from "../rule";
import type { KubernetesObject } from "./objects";

const account = "kubernetes:core/v1:ServiceAccount";

interface ServiceAccount extends KubernetesObject {
    readonly automountServiceAccountToken?: boolean;
}

export const serviceAccountToken: ResourceRule<ServiceAccount> = {
    name: "service-account-token",
    title: "Service accounts hand no token to pods that do not ask",
    why: "Every pod of the account gets a token of the cluster's API, whether it needs it or not.",
    mend: "Set `automountServiceAccountToken: false` on the account; a pod that needs the token asks for it.",
    severity: "medium",
    references: [{ id: "CKV_K8S_38" }],
    types: [account],
    guards: [{ type: account, property: "automountServiceAccountToken" }],
    scope: "resource",
    check: ({ properties }) =>
        expectOneOf("automountServiceAccountToken", properties.automountServiceAccountToken, false),
};
