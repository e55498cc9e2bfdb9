import { fluxAccount } from "../../../policy/kubernetes/flux-account";
import { fluxTenancy } from "../../../policy/kubernetes/flux-tenancy";
import { describeRule } from "../rule-cases";

const flux = {
    chart: "oci://ghcr.io/fluxcd-community/charts/flux2",
    values: {
        multitenancy: { enabled: true, privileged: false },
        kustomizeController: { container: { additionalArgs: ["--no-remote-bases=true"] } },
    },
};

const another = { chart: "cert-manager", values: {} };

describe("Rules on Flux", () => {
    describeRule(fluxTenancy, {
        compliant: { "tenants that are apart": flux, "another chart": another },
        broken: {
            "the delivered values": {
                change: { values: {} },
                findings: [
                    "values.multitenancy.enabled: expected true, found nothing",
                    "values.multitenancy.privileged: expected false, found nothing",
                    "values.kustomizeController.container.additionalArgs: expected --no-remote-bases=true among them, found nothing",
                ],
            },
            "cluster-admin": {
                change: { "values.multitenancy.privileged": true },
                findings: ["values.multitenancy.privileged: expected false, found true"],
            },
        },
        unknown: ["values.multitenancy.enabled"],
    });

    const home = "expected the namespace of the object itself, found";

    describeRule(fluxAccount, {
        compliant: {
            "an account of the application": {
                metadata: { namespace: "shop" },
                spec: { serviceAccountName: "deployer", targetNamespace: "shop" },
            },
        },
        broken: {
            "Flux's own rights": {
                change: { "spec.serviceAccountName": undefined },
                findings: ["spec.serviceAccountName: expected an account other than default, found nothing"],
            },
            "sources and targets of others": {
                change: {
                    "spec.targetNamespace": "kube-system",
                    "spec.sourceRef": { namespace: "flux-system" },
                    "spec.chart": { spec: { sourceRef: { namespace: "other" } } },
                },
                findings: [
                    `spec.targetNamespace: ${home} "kube-system"`,
                    `spec.sourceRef.namespace: ${home} "flux-system"`,
                    `spec.chart.spec.sourceRef.namespace: ${home} "other"`,
                ],
            },
        },
        unknown: ["spec.serviceAccountName"],
    });
});
