import assert from "node:assert/strict";

import { AppRelease } from "@fairlead/components/app-release/app-release";
import { GitOpsControllerKind } from "@fairlead/components/gitops-controller/gitops-controller";

import { build } from "../cloud";
import { assertFaults } from "../faults";
import { appReleaseContract, releaseArgs } from "./contract";

const argoCd = { kind: GitOpsControllerKind.ArgoCd, namespace: "argocd" };
const flux = { kind: GitOpsControllerKind.Flux, namespace: "flux-system" };

interface Application {
    readonly metadata: { readonly namespace: string; readonly finalizers: string[] };
    readonly spec: {
        readonly project: string;
        readonly destination: { readonly namespace: string };
        readonly revisionHistoryLimit: number;
        readonly source: {
            readonly repoURL: string;
            readonly targetRevision: string;
            readonly path: string;
            readonly helm: { readonly valueFiles: string[]; readonly valuesObject: unknown };
        };
        readonly syncPolicy: { readonly automated: { readonly prune: boolean; readonly selfHeal: boolean } };
    };
}

interface Project {
    readonly metadata: { readonly namespace: string };
    readonly spec: {
        readonly sourceRepos: string[];
        readonly clusterResourceWhitelist: unknown[];
        readonly namespaceResourceWhitelist: { readonly kind: string }[];
        readonly destinationServiceAccounts: { readonly namespace: string; readonly defaultServiceAccount: string }[];
    };
}

interface HelmRelease {
    readonly metadata: { readonly namespace: string };
    readonly spec: {
        readonly serviceAccountName: string;
        readonly maxHistory: number;
        readonly chart: { readonly spec: { readonly chart: string; readonly valuesFiles: string[] } };
        readonly values: unknown;
        readonly driftDetection: { readonly mode: string };
    };
}

interface GitRepository {
    readonly metadata: { readonly namespace: string };
    readonly spec: { readonly url: string; readonly ref: { readonly branch: string }; readonly secretRef?: unknown };
}

describe("AppRelease", () => {
    describe("with Argo CD", () => {
        appReleaseContract(argoCd, ({ one }) => {
            const { spec } = one("kubernetes:argoproj.io/v1alpha1:Application").inputs as unknown as Application;
            const project = one("kubernetes:argoproj.io/v1alpha1:AppProject").inputs as unknown as Project;
            const [account] = project.spec.destinationServiceAccounts;
            const [namespace, serviceAccount] = (account?.defaultServiceAccount ?? "").split(":");
            assert.equal(account?.namespace, namespace);
            return {
                prune: spec.syncPolicy.automated.prune,
                selfHeal: spec.syncPolicy.automated.selfHeal,
                history: spec.revisionHistoryLimit,
                repository: spec.source.repoURL,
                branch: spec.source.targetRevision,
                chart: spec.source.path,
                valuesFile: spec.source.helm.valueFiles.join().replace(/^\//, ""),
                values: spec.source.helm.valuesObject,
                serviceAccount: serviceAccount ?? "",
                targetNamespace: spec.destination.namespace,
            };
        });

        it("has a project of its own that allows one repository and namespaced kinds only", async () => {
            const { one } = await build(() => new AppRelease("service", { ...releaseArgs, controller: argoCd }));
            const project = one("kubernetes:argoproj.io/v1alpha1:AppProject").inputs as unknown as Project;
            assert.equal(project.metadata.namespace, "argocd");
            assert.deepEqual(project.spec.sourceRepos, ["https://github.com/example-org/fairlead.git"]);
            assert.deepEqual(project.spec.clusterResourceWhitelist, []);
            const kinds = project.spec.namespaceResourceWhitelist.map(({ kind }) => kind);
            assert.ok(kinds.includes("Deployment") && !kinds.includes("Secret") && !kinds.includes("Role"));
        });

        it("takes what it made with it", async () => {
            const { one } = await build(() => new AppRelease("service", { ...releaseArgs, controller: argoCd }));
            const { metadata } = one("kubernetes:argoproj.io/v1alpha1:Application").inputs as unknown as Application;
            assert.equal(metadata.namespace, "argocd");
            assert.deepEqual(metadata.finalizers, ["resources-finalizer.argocd.argoproj.io"]);
        });
    });

    describe("with Flux", () => {
        appReleaseContract(flux, ({ one }) => {
            const { spec, metadata } = one("kubernetes:helm.toolkit.fluxcd.io/v2:HelmRelease")
                .inputs as unknown as HelmRelease;
            const repository = one("kubernetes:source.toolkit.fluxcd.io/v1:GitRepository")
                .inputs as unknown as GitRepository;
            assert.equal(repository.metadata.namespace, metadata.namespace);
            const [own, stack] = spec.chart.spec.valuesFiles;
            assert.equal(own, `${spec.chart.spec.chart}/values.yaml`);
            return {
                // Helm removes what a chart no longer renders.
                prune: true,
                selfHeal: spec.driftDetection.mode === "enabled",
                history: spec.maxHistory,
                repository: repository.spec.url,
                branch: repository.spec.ref.branch,
                chart: spec.chart.spec.chart.replace("./", ""),
                valuesFile: stack?.replace("./", "") ?? "",
                values: spec.values,
                serviceAccount: spec.serviceAccountName,
                targetNamespace: metadata.namespace,
            };
        });

        it("finds the credentials of a private repository beside it, by name", async () => {
            const repository = { ...releaseArgs.repository, credentialsSecret: "git" };
            const { one } = await build(
                () => new AppRelease("service", { ...releaseArgs, repository, controller: flux }),
            );
            const { spec } = one("kubernetes:source.toolkit.fluxcd.io/v1:GitRepository")
                .inputs as unknown as GitRepository;
            assert.deepEqual(spec.secretRef, { name: "git" });
        });
    });

    it("refuses what would leave its namespace or its repository, or widen its rights", () => {
        assertFaults(
            () =>
                new AppRelease("service", {
                    ...releaseArgs,
                    controller: flux,
                    repository: { url: "https://user:token@github.com/a/b", branch: "refs/heads/main" },
                    chartPath: "../other",
                    valuesFile: "/etc/passwd",
                    kinds: [{ group: "rbac.authorization.k8s.io", kind: "RoleBinding", resource: "rolebindings" }],
                    facts: { ingress: "a", "ingress.host": "b" },
                    secrets: [
                        { name: "login", storeName: "store", entry: "a", keys: ["user name"] },
                        { name: "login", storeName: "store", entry: "b", keys: [] },
                    ],
                    egress: [{ name: "Database", cidrs: ["10.0.0.1"], port: 0 }],
                    quota: { cpu: "lots", pods: 0 },
                    historyLimit: 0,
                }),
            {
                "repository.url":
                    'expected the URL of a Git repository, https://HOST/… or ssh://git@HOST/…, without credentials, got "https://[secret]@github.com/a/b"; put credentials into a Secret',
                "repository.branch":
                    'expected the name of a branch such as main, got "refs/heads/main"; leave refs/heads/ out',
                chartPath: 'expected a folder in the repository, got "../other"; give service/chart, for example',
                valuesFile:
                    'expected a file in the repository, got "/etc/passwd"; give releases/dev/service.yaml, for example',
                "kinds[0].kind":
                    'expected a kind such as Deployment, and none of Role, RoleBinding, ClusterRole, ClusterRoleBinding, Secret, ExternalSecret, got "RoleBinding"; create such objects outside of the application',
                'facts["ingress"]':
                    'expected either ingress or ingress.host, since one contains the other, got "ingress"; rename the fact',
                "secrets[0].keys[0]":
                    'expected letters, digits, hyphens, underscores and dots, got "user name"; rename the part of the entry',
                "secrets[1].name": 'expected every name once, got "login"; rename one of them',
                "secrets[1].keys": "expected at least one key, got []; name what is needed",
                "egress[0].name":
                    'expected 1 to 60 lower-case letters, digits and hyphens, a letter or digit at both ends, got "Database"; choose such a name',
                "egress[0].cidrs[0]":
                    'expected an IPv4 network such as 10.20.0.0/16, got "10.0.0.1"; the mask is missing: did you mean 10.0.0.1/32?',
                "egress[0].port":
                    "expected a whole number from 1 to 65535 (TCP port), got 0; give a number in these bounds",
                "quota.cpu": 'expected a quantity such as 2 or 500m, got "lots"; correct it',
                "quota.pods": "expected a whole number from 1 to 10000 (pods), got 0; give a number in these bounds",
                historyLimit: "expected a whole number from 1 to 100 (releases), got 0; give a number in these bounds",
            },
        );
    });
});
