import assert from "node:assert/strict";

import * as pulumi from "@pulumi/pulumi";
import { AppRelease } from "@fairlead/components/app-release/app-release";
import type { AppReleaseArgs } from "@fairlead/components/app-release/app-release-args";
import type { GitOpsController } from "@fairlead/components/gitops-controller/gitops-controller";

import { build, type Built } from "../cloud";

/** What of a release is said in each controller's own terms. */
export interface ReleaseTerms {
    readonly prune: boolean;
    readonly selfHeal: boolean;
    readonly history: number;
    readonly repository: string;
    readonly branch: string;
    readonly chart: string;
    readonly valuesFile: string;
    readonly values: unknown;
    readonly serviceAccount: string;
    readonly targetNamespace: string;
}

export const releaseArgs: Omit<AppReleaseArgs, "controller"> = {
    repository: { url: "https://github.com/example-org/fairlead.git" },
    chartPath: "service/chart",
    valuesFile: "releases/dev/service.yaml",
    facts: { "ingress.host": "service.dev.example.com" },
    labels: { team: "shop" },
};

/** What a release must be with every controller. */
export function appReleaseContract(
    controller: GitOpsController,
    termsOf: (built: Built<AppRelease>) => ReleaseTerms,
): void {
    const create = async (more: Partial<AppReleaseArgs> = {}) =>
        build(() => new AppRelease("service", { ...releaseArgs, controller, ...more }));

    describe("as a release to any controller", () => {
        it("syncs by itself, prunes, heals, and remembers some releases", async () => {
            const terms = termsOf(await create({ historyLimit: 7 }));
            assert.equal(terms.prune, true);
            assert.equal(terms.selfHeal, true);
            assert.equal(terms.history, 7);
        });

        it("follows a branch of the repository, with the stack's values and the facts over them", async () => {
            const terms = termsOf(await create());
            assert.equal(terms.repository, "https://github.com/example-org/fairlead.git");
            assert.equal(terms.branch, "main");
            assert.equal(terms.chart, "service/chart");
            assert.equal(terms.valuesFile, "releases/dev/service.yaml");
            assert.deepEqual(terms.values, { ingress: { host: "service.dev.example.com" } });
        });

        it("acts in its own namespace, as that namespace's deployer", async () => {
            const terms = termsOf(await create({ namespace: "shop" }));
            assert.equal(terms.targetNamespace, "shop");
            assert.equal(terms.serviceAccount, "deployer");
        });

        it("lets the deployer write its kinds there, no rights, and nothing elsewhere", async () => {
            const { one, resources } = await create({
                kinds: [{ group: "apps", kind: "Deployment", resource: "deployments" }],
            });
            const { rules } = one("kubernetes:rbac.authorization.k8s.io/v1:Role").inputs as {
                rules: { apiGroups: string[]; resources: string[]; verbs: string[] }[];
            };
            const writable = rules
                .filter(({ verbs }) => verbs.includes("create"))
                .flatMap((rule) => rule.resources.map((resource) => `${rule.apiGroups.join()}/${resource}`))
                .filter((resource) => resource !== "/secrets");
            assert.deepEqual(writable, ["apps/deployments"]);
            assert.ok(!JSON.stringify(rules).includes('"*"'));
            assert.deepEqual(
                resources.filter(({ type }) => type.includes("ClusterRole")),
                [],
            );
        });

        it("has Secrets from the secret store, with the parts it needs", async () => {
            const secrets = [{ name: "login", storeName: "store", entry: "entry", keys: ["username"], version: "v1" }];
            const { one } = await create({ secrets });
            const { metadata, spec } = one("kubernetes:external-secrets.io/v1:ExternalSecret").inputs as {
                metadata: { name: string; namespace: string };
                spec: { data: unknown[] };
            };
            assert.equal(`${metadata.namespace}/${metadata.name}`, "service/login");
            assert.deepEqual(spec.data, [{ secretKey: "username", remoteRef: { key: "entry", property: "username" } }]);
        });

        it("may connect to where the platform says, and only there", async () => {
            const { one } = await create({
                egress: [
                    { name: "database", cidrs: pulumi.output(["10.30.4.0/24"]), port: pulumi.output(5432) },
                    { name: "cache", cidrs: [], port: 6379 },
                ],
            });
            const policyOf = (name: string) =>
                one("kubernetes:networking.k8s.io/v1:NetworkPolicy", `service-to-${name}`).inputs.spec;
            assert.deepEqual(policyOf("database"), {
                podSelector: {},
                policyTypes: ["Egress"],
                egress: [{ to: [{ ipBlock: { cidr: "10.30.4.0/24" } }], ports: [{ protocol: "TCP", port: 5432 }] }],
            });
            assert.deepEqual(policyOf("cache"), {
                podSelector: {},
                policyTypes: ["Egress"],
                egress: [{ to: [{ namespaceSelector: {} }], ports: [{ protocol: "TCP", port: 6379 }] }],
            });
        });

        it("has a namespace with Pod Security restricted, no traffic but to DNS, and limits", async () => {
            const { one, all } = await create();
            assert.deepEqual(one("kubernetes:core/v1:Namespace").inputs.metadata, {
                name: "service",
                labels: {
                    team: "shop",
                    "pod-security.kubernetes.io/enforce": "restricted",
                    "pod-security.kubernetes.io/warn": "restricted",
                    "pod-security.kubernetes.io/audit": "restricted",
                },
            });
            const policies = all("kubernetes:networking.k8s.io/v1:NetworkPolicy").map(({ inputs }) => inputs.spec);
            assert.deepEqual(policies, [
                { podSelector: {}, policyTypes: ["Ingress", "Egress"] },
                {
                    podSelector: {},
                    policyTypes: ["Egress"],
                    egress: [
                        {
                            to: [
                                {
                                    namespaceSelector: {
                                        matchLabels: { "kubernetes.io/metadata.name": "kube-system" },
                                    },
                                    podSelector: { matchLabels: { "k8s-app": "kube-dns" } },
                                },
                            ],
                            ports: [
                                { protocol: "UDP", port: 53 },
                                { protocol: "TCP", port: 53 },
                            ],
                        },
                    ],
                },
            ]);
            assert.deepEqual(one("kubernetes:core/v1:ResourceQuota").inputs.spec, {
                hard: { "requests.cpu": "2", "requests.memory": "4Gi", "limits.memory": "4Gi", pods: "20" },
            });
            assert.equal(all("kubernetes:core/v1:LimitRange").length, 1);
        });
    });
}
