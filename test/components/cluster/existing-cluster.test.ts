import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import * as pulumi from "@pulumi/pulumi";
import { ExistingCluster, type ExistingClusterArgs } from "@fairlead/components/cluster/existing-cluster";

import { build, valueOf } from "../cloud";
import { assertFaults } from "../faults";
import { clusterContract } from "./contract";

const kubeconfig = `
apiVersion: v1
kind: Config
clusters:
- { name: kind-one, cluster: { server: "https://127.0.0.1:6443", certificate-authority-data: Q0E= } }
- { name: two, cluster: { server: "https://two.example.com", certificate-authority: ca.crt } }
- { name: open, cluster: { server: "https://open.example.com", insecure-skip-tls-verify: true } }
users:
- { name: one, user: { exec: { apiVersion: client.authentication.k8s.io/v1beta1, command: login } } }
- { name: two, user: { client-certificate: two.crt, client-key: keys/two.key } }
contexts:
- { name: kind-one, context: { cluster: kind-one, user: one, namespace: apps } }
- { name: two, context: { cluster: two, user: two } }
- { name: open, context: { cluster: open, user: one } }
current-context: kind-one
`;

describe("ExistingCluster", () => {
    let folder: string;
    let file: string;

    before(() => {
        folder = mkdtempSync(join(tmpdir(), "fairlead-kubeconfig-"));
        file = join(folder, "config");
        writeFileSync(file, kubeconfig);
        writeFileSync(join(folder, "ca.crt"), "CA");
    });

    after(() => {
        rmSync(folder, { recursive: true });
    });

    async function cluster(args: ExistingClusterArgs): Promise<ExistingCluster> {
        return (await build(() => new ExistingCluster("local", args))).component;
    }

    clusterContract((name) => new ExistingCluster(name, { kubeconfig }));

    it("takes the current context, and nothing else of the kubeconfig", async () => {
        const component = await cluster({ kubeconfig });
        assert.equal(await valueOf(component.clusterName), "kind-one");
        assert.equal(await valueOf(component.endpoint), "https://127.0.0.1:6443");
        assert.equal(await valueOf(component.oidcIssuerUrl), "https://kubernetes.default.svc.cluster.local");
        assert.deepEqual(JSON.parse(await valueOf(component.kubeconfig)), {
            apiVersion: "v1",
            kind: "Config",
            clusters: [
                {
                    name: "kind-one",
                    cluster: { server: "https://127.0.0.1:6443", "certificate-authority-data": "Q0E=" },
                },
            ],
            users: [
                {
                    name: "one",
                    user: { exec: { apiVersion: "client.authentication.k8s.io/v1beta1", command: "login" } },
                },
            ],
            contexts: [{ name: "kind-one", context: { cluster: "kind-one", user: "one", namespace: "apps" } }],
            "current-context": "kind-one",
        });
    });

    it("finds files beside the kubeconfig, and leaves credentials in theirs", async () => {
        const component = await cluster({ kubeconfigPath: file, context: "two" });
        assert.equal(await valueOf(component.certificateAuthority), Buffer.from("CA").toString("base64"));
        const { users } = JSON.parse(await valueOf(component.kubeconfig)) as { users: [{ user: object }] };
        assert.deepEqual(users[0].user, {
            "client-certificate": join(folder, "two.crt"),
            "client-key": join(folder, "keys/two.key"),
        });
    });

    it("looks where kubectl does", async () => {
        const before = process.env.KUBECONFIG;
        process.env.KUBECONFIG = file;
        try {
            assert.equal(await valueOf((await cluster({})).clusterName), "kind-one");
        } finally {
            if (before === undefined) {
                delete process.env.KUBECONFIG;
            } else {
                process.env.KUBECONFIG = before;
            }
        }
    });

    it("keeps credentials that stand in the kubeconfig secret", async () => {
        const component = await cluster({ kubeconfig: kubeconfig.replace("exec: {", "token: x, exec: {") });
        assert.equal(await pulumi.isSecret(component.kubeconfig), true);
    });

    it("refuses what it can't use, with the contexts there are", () => {
        const refuses = (args: ExistingClusterArgs, expected: Record<string, string>): void => {
            assertFaults(() => new ExistingCluster("local", args), expected);
        };
        refuses(
            { kubeconfig, context: "kind-two" },
            {
                context:
                    'expected a context of the kubeconfig, which has "kind-one", "two", "open", got "kind-two"; name one of them, or add the context to the kubeconfig',
            },
        );
        refuses(
            { kubeconfig, context: "open" },
            {
                kubeconfig:
                    'expected server, certificate authority and user of the context "open", got ["server","user"]; complete the kubeconfig; a cluster without a certificate authority can\'t be trusted',
            },
        );
        refuses(
            { kubeconfig: "no: {kubeconfig" },
            {
                kubeconfig:
                    'expected a kubeconfig in YAML or JSON, got "15 characters that are none"; give what kubectl config view --raw --minify prints',
            },
        );
        refuses(
            { kubeconfigPath: join(folder, "none") },
            {
                kubeconfigPath: `expected a file that can be read, got ${JSON.stringify(join(folder, "none"))}; start a cluster, for example with kind create cluster, or name another file`,
            },
        );
        refuses(
            { kubeconfig, kubeconfigPath: "config" },
            { kubeconfigPath: 'expected nothing beside kubeconfig, got "config"; give one of the two' },
        );
    });
});
