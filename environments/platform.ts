import type * as pulumi from "@pulumi/pulumi";
import { AcmeServer } from "@fairlead/components/certificates/issuers";
import { Certificates, type AcmeArgs } from "@fairlead/components/certificates/certificates";
import { ExternalSecrets } from "@fairlead/components/external-secrets/external-secrets";
import { GeneratedLogin } from "@fairlead/components/generated-secrets/generated-login";
import { ArgoCd } from "@fairlead/components/gitops-controller/argo-cd";
import { GitOpsControllerKind } from "@fairlead/components/gitops-controller/gitops-controller";
import { IngressNginx } from "@fairlead/components/ingress-nginx/ingress-nginx";
import { Monitoring } from "@fairlead/components/monitoring/monitoring";
import type { MetricsEndpoint } from "@fairlead/components/shared/metrics-endpoint";

import { createApplication, namespacesWithSecrets } from "./applications";
import type { Foundation } from "./foundation";
import { outputsOf, type EnvironmentOutputs } from "./outputs";
import { CertificateIssuer } from "./platform-settings";
import type { StackName } from "./prepare-program";
import type { Settings } from "./settings";

/** What runs in the cluster, whatever cloud the cluster is in. */
export function createPlatform(settings: Settings, foundation: Foundation, name: StackName): EnvironmentOutputs {
    const { provider } = foundation;
    const externalSecrets = new ExternalSecrets(
        "external-secrets",
        {
            provider: foundation.secretStore.provider,
            identity: foundation.secretReader,
            namespaces: [monitoringName, ...namespacesWithSecrets(settings.apps)],
        },
        { provider },
    );
    const certificates = new Certificates("certificates", { acme: acmeOf(settings, foundation) }, { provider });
    const controller =
        settings.gitops.controller === GitOpsControllerKind.Flux && foundation.installFlux !== undefined
            ? foundation.installFlux("flux")
            : new ArgoCd("argo-cd", {}, { provider });
    const ingress = new IngressNginx(
        "ingress-nginx",
        { ...settings.ingress, ...foundation.ingress.args },
        { provider },
    );
    foundation.ingress.bind(ingress);
    const monitoring = createMonitoring(settings, foundation, externalSecrets.storeName, {
        ingress: ingress.metrics,
        certificates: certificates.metrics,
        "external-secrets": externalSecrets.metrics,
        [settings.gitops.controller]: controller.metrics,
    });
    const platform = {
        controller,
        ingress,
        issuerName: foundation.ingress.tlsEndsBefore ? undefined : certificates.issuerName,
        storeName: externalSecrets.storeName,
        monitoringNamespace: monitoring.namespace,
    };
    for (const app of settings.apps) {
        createApplication(app, settings, foundation, platform, name);
    }
    return outputsOf(settings, foundation, ingress.className);
}

export const monitoringName = "monitoring";

/** What the settings alone say of the monitoring. */
export function monitoringArgs({ monitoring, github, gitops, protect }: Settings) {
    const runbooksUrl = `https://github.com/${github.owner}/${github.name}/blob/${gitops.branch}/docs/runbooks`;
    return { ...monitoring, runbooksUrl, protect };
}

/** Metrics, logs and alerts of everything, and of the applications by the port that they serve on. */
function createMonitoring(
    settings: Settings,
    { provider, secretStore }: Foundation,
    storeName: pulumi.Output<string>,
    endpoints: Record<string, pulumi.Input<MetricsEndpoint>>,
): Monitoring {
    const login = new GeneratedLogin("grafana-login", { username: "admin" });
    return new Monitoring(
        monitoringName,
        {
            ...monitoringArgs(settings),
            storeName,
            administratorEntry: secretStore.put("grafana-login", {
                username: login.username,
                password: login.password,
            }),
            endpoints: {
                ...endpoints,
                ...Object.fromEntries(
                    settings.apps.map(({ name }) => [
                        name,
                        { namespace: name, podLabels: { "app.kubernetes.io/name": name }, port: "metrics" },
                    ]),
                ),
            },
        },
        { provider },
    );
}

function acmeOf({ certificates }: Settings, { dns01 }: Foundation): AcmeArgs | undefined {
    return certificates.issuer === CertificateIssuer.SelfSigned || dns01 === undefined
        ? undefined
        : { dns01, server: servers[certificates.issuer], email: certificates.email };
}

const servers = {
    [CertificateIssuer.LetsEncrypt]: AcmeServer.LetsEncrypt,
    [CertificateIssuer.LetsEncryptStaging]: AcmeServer.LetsEncryptStaging,
};
