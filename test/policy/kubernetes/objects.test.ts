import { configMapSecrets } from "../../../policy/kubernetes/config-map-secrets";
import { disruptionBudget } from "../../../policy/kubernetes/disruption-budget";
import { helmRepository } from "../../../policy/kubernetes/helm-repository";
import { helmVersion } from "../../../policy/kubernetes/helm-version";
import { issuerProduction } from "../../../policy/kubernetes/issuer-production";
import { secretAccountToken } from "../../../policy/kubernetes/secret-account-token";
import { secretStoreNamespaces } from "../../../policy/kubernetes/secret-store-namespaces";
import { describeRule } from "../rule-cases";

const budget = (labels: Record<string, string>, namespace = "shop") => ({
    type: "kubernetes:policy/v1:PodDisruptionBudget",
    properties: { metadata: { namespace }, spec: { selector: { matchLabels: labels } } },
});
const chart = { chart: "cert-manager", version: "v1.21.1", repositoryOpts: { repo: "https://charts.jetstack.io" } };

describe("Rules on other objects of a cluster", () => {
    describeRule(configMapSecrets, {
        compliant: {
            "settings and certificates": {
                data: {
                    "settings.yaml": "tokenFile: /run/secrets/token\npasswordMinLength: 12\n",
                    "ca.pem": "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n",
                },
            },
        },
        broken: {
            "a password among settings, and a private key": {
                change: {
                    'data["settings.yaml"]': "db:\n  password: hunter2\n",
                    'data["tls.key"]': "-----BEGIN EC PRIVATE KEY-----",
                },
                findings: [
                    'data["settings.yaml"]: expected no secret, found "a secret among other text"',
                    'data["tls.key"]: expected no secret, found "a private key"',
                ],
            },
        },
        unknown: ['data["settings.yaml"]'],
    });

    describeRule(secretAccountToken, {
        compliant: {
            "a login": { type: "kubernetes.io/basic-auth" },
            "anything else": {},
            "a patch of a login": {
                properties: { type: "kubernetes.io/basic-auth" },
                type: "kubernetes:core/v1:SecretPatch",
            },
        },
        broken: {
            "a token that never expires": {
                change: { type: "kubernetes.io/service-account-token" },
                findings: ['type: expected no token of an account, found "kubernetes.io/service-account-token"'],
            },
        },
        unknown: ["type"],
    });

    const several = {
        metadata: { namespace: "shop" },
        spec: { replicas: 2, template: { metadata: { labels: { app: "shop", tier: "web" } } } },
    };
    const expected = "expected a PodDisruptionBudget of its pods, found nothing";
    describeRule(disruptionBudget, {
        compliant: {
            "several pods with a budget": { properties: several, stack: [budget({ app: "shop" })] },
            "one pod": { metadata: { namespace: "shop" }, spec: { replicas: 1 } },
        },
        broken: {
            "several pods without": { stack: [], findings: [expected] },
            "a budget of others": {
                stack: [budget({ app: "other" }), budget({ app: "shop" }, "other")],
                findings: [expected],
            },
        },
        unknown: ["spec.replicas"],
    });

    describeRule(helmVersion, {
        compliant: { "one version": chart, "a folder": { chart: "./charts/shop" } },
        broken: {
            "the newest": {
                change: { version: undefined },
                findings: ["version: expected one version, such as 1.2.3, found nothing"],
            },
            "a range": {
                change: { version: "^1.2.0" },
                findings: ['version: expected one version, such as 1.2.3, found "^1.2.0"'],
            },
        },
        unknown: ["version"],
    });

    describeRule(helmRepository, {
        compliant: {
            "a repository with TLS": chart,
            "a registry": { chart: "oci://quay.io/jetstack/charts/cert-manager" },
            "a folder": { chart: "./charts/shop" },
        },
        broken: {
            "a repository without TLS": {
                change: { "repositoryOpts.repo": "http://charts.example.com" },
                findings: [
                    'repositoryOpts.repo: expected an https address, without a login, found "http://charts.example.com"',
                ],
            },
            "what the machine has set": {
                change: { repositoryOpts: undefined },
                findings: ["repositoryOpts.repo: expected an https address, without a login, found nothing"],
            },
            "an archive without TLS": {
                change: { chart: "http://charts.example.com/shop-1.2.3.tgz" },
                findings: [
                    'chart: expected oci:// or https://, without a login, found "http://charts.example.com/shop-1.2.3.tgz"',
                ],
            },
        },
        unknown: ["chart", "repositoryOpts.repo"],
    });

    const address = "spec.acme.server: expected the https address of a trusted authority, found";
    describeRule(issuerProduction, {
        compliant: {
            "an authority that browsers trust": {
                spec: { acme: { server: "https://acme-v02.api.letsencrypt.org/directory" } },
            },
            "an authority of the cluster's own": { spec: {} },
        },
        broken: {
            "a test authority": {
                change: { "spec.acme.server": "https://acme-staging-v02.api.letsencrypt.org/directory" },
                findings: [`${address} "https://acme-staging-v02.api.letsencrypt.org/directory"`],
            },
            "no address": { change: { "spec.acme.server": undefined }, findings: [`${address} nothing`] },
        },
        unknown: ["spec.acme.server"],
    });

    describeRule(secretStoreNamespaces, {
        compliant: {
            "named namespaces": { spec: { conditions: [{ namespaces: ["shop"] }] } },
            "namespaces of a label": {
                spec: { conditions: [{ namespaceSelector: { matchLabels: { "acme.com/secrets": "shop" } } }] },
            },
        },
        broken: {
            "every namespace": {
                change: { "spec.conditions": undefined },
                findings: ["spec.conditions: expected at least one condition, found nothing"],
            },
            "every namespace, in other words": {
                change: { "spec.conditions": [{ namespaceSelector: {} }, { namespaceRegexes: [".*"] }, {}] },
                findings: [
                    'spec.conditions[0]: expected namespaces that it names, found {"namespaceSelector":{}}',
                    'spec.conditions[1].namespaceRegexes[0]: expected a pattern of known names, found ".*"',
                    "spec.conditions[2]: expected namespaces that it names, found {}",
                ],
            },
        },
        unknown: ["spec.conditions", "spec.conditions[0].namespaces"],
    });
});
