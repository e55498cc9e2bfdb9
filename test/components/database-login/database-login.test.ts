import assert from "node:assert/strict";

import * as pulumi from "@pulumi/pulumi";
import { DatabaseLogin, type DatabaseLoginArgs } from "@fairlead/components/database-login/database-login";
import type { Database } from "@fairlead/components/database/database";

import { build, valueOf, type Built } from "../cloud";
import { assertFaults } from "../faults";

const database: Database = {
    host: pulumi.output("db.internal"),
    port: pulumi.output(5432),
    databaseName: pulumi.output("shop"),
    serverCidrs: pulumi.output(["10.30.4.0/24"]),
    administratorSecret: pulumi.output("administrator-entry"),
    certificateAuthorities: pulumi.output("-----BEGIN CERTIFICATE-----"),
};
const args: DatabaseLoginArgs = { database, storeName: "store", entry: "shop-login", version: "v1" };

interface LoginJob {
    readonly metadata: { readonly name: string; readonly namespace: string };
    readonly spec: {
        readonly ttlSecondsAfterFinished?: number;
        readonly template: {
            readonly spec: {
                readonly automountServiceAccountToken: boolean;
                readonly securityContext: Record<string, unknown>;
                readonly containers: [
                    {
                        readonly image: string;
                        readonly command: string[];
                        readonly env: {
                            readonly name: string;
                            readonly value?: string;
                            readonly valueFrom?: unknown;
                        }[];
                        readonly securityContext: Record<string, unknown>;
                    },
                ];
            };
        };
    };
}

async function create(more: Partial<DatabaseLoginArgs> = {}): Promise<Built<DatabaseLogin>> {
    return build(() => new DatabaseLogin("shop-database", { ...args, ...more }));
}

function jobOf({ one }: Built<DatabaseLogin>): LoginJob {
    return one("kubernetes:batch/v1:Job").inputs as unknown as LoginJob;
}

describe("DatabaseLogin", () => {
    it("runs psql, without a shell, as the administrator, in a namespace of its own", async () => {
        const { metadata, spec } = jobOf(await create());
        assert.equal(metadata.namespace, "shop-database");
        const [container] = spec.template.spec.containers;
        assert.match(container.image, /postgres:.*@sha256:[0-9a-f]{64}$/);
        assert.equal(container.command[0], "psql");
        const variables = Object.fromEntries(
            container.env.map(({ name, value, valueFrom }) => [name, value ?? valueFrom]),
        );
        assert.deepEqual(variables, {
            PGHOST: "db.internal",
            PGPORT: "5432",
            PGDATABASE: "shop",
            PGSSLMODE: "verify-full",
            PGSSLROOTCERT: "/etc/database/ca.pem",
            PGCONNECT_TIMEOUT: "10",
            PGUSER: { secretKeyRef: { name: "administrator", key: "username" } },
            PGPASSWORD: { secretKeyRef: { name: "administrator", key: "password" } },
            LOGIN_USERNAME: { secretKeyRef: { name: "login-v1", key: "username" } },
            LOGIN_VERIFIER: { secretKeyRef: { name: "login-v1", key: "verifier" } },
            PGOPTIONS: "-c login.username=$(LOGIN_USERNAME) -c login.verifier=$(LOGIN_VERIFIER)",
        });
    });

    it("never has the login's password, nor a token, nor rights", async () => {
        const built = await create();
        const properties = built
            .all("kubernetes:external-secrets.io/v1:ExternalSecret")
            .map(({ inputs }) => inputs.spec as { data: { remoteRef: { key: string; property: string } }[] })
            .flatMap(({ data }) => data.map(({ remoteRef }) => `${remoteRef.key}.${remoteRef.property}`));
        assert.deepEqual(properties.sort(), [
            "administrator-entry.password",
            "administrator-entry.username",
            "shop-login.username",
            "shop-login.verifier",
        ]);
        const pod = jobOf(built).spec.template.spec;
        assert.equal(pod.automountServiceAccountToken, false);
        assert.equal(pod.securityContext.runAsNonRoot, true);
        assert.deepEqual(pod.containers[0].securityContext, {
            allowPrivilegeEscalation: false,
            readOnlyRootFilesystem: true,
            capabilities: { drop: ["ALL"] },
        });
    });

    it("lets nothing in, and out only to names and to the database", async () => {
        const { all } = await create();
        const policies = all("kubernetes:networking.k8s.io/v1:NetworkPolicy");
        const [deny, dns, out] = policies.map(({ inputs }) => inputs.spec as Record<string, unknown>);
        assert.deepEqual(deny, { podSelector: {}, policyTypes: ["Ingress", "Egress"] });
        assert.deepEqual(dns?.policyTypes, ["Egress"]);
        assert.deepEqual(out, {
            podSelector: {},
            policyTypes: ["Egress"],
            egress: [{ to: [{ ipBlock: { cidr: "10.30.4.0/24" } }], ports: [{ protocol: "TCP", port: 5432 }] }],
        });
    });

    it("reaches a database that is a pod, and asks for TLS only if it can check it", async () => {
        const built = await create({
            database: {
                ...database,
                serverCidrs: pulumi.output<string[]>([]),
                certificateAuthorities: pulumi.output(""),
            },
        });
        const { inputs } = built.one("kubernetes:networking.k8s.io/v1:NetworkPolicy", "shop-database-database");
        const { egress } = inputs.spec as { egress: unknown[] };
        assert.deepEqual(egress, [{ to: [{ namespaceSelector: {} }], ports: [{ protocol: "TCP", port: 5432 }] }]);
        const [{ env }] = jobOf(built).spec.template.spec.containers;
        assert.equal(env.find(({ name }) => name === "PGSSLMODE")?.value, "prefer");
    });

    it("runs again when the login or the server changes, and stays when it is done", async () => {
        const jobs: LoginJob[] = [];
        const moved = { ...database, host: pulumi.output("other.internal") };
        for (const more of [{}, {}, { version: "v2" }, { database: moved }]) {
            jobs.push(jobOf(await create(more)));
        }
        const names = jobs.map(({ metadata }) => metadata.name);
        assert.equal(names[0], names[1]);
        assert.equal(new Set(names).size, 3);
        assert.ok(jobs.every(({ spec }) => spec.ttlSecondsAfterFinished === undefined));
    });

    it("gives the entry back, known once the login works", async () => {
        const { component } = await create();
        assert.equal(await valueOf(component.entry), "shop-login");
    });

    it("refuses names that Kubernetes would refuse", () => {
        assertFaults(() => new DatabaseLogin("Shop", { ...args, version: "V 1" }), {
            name: 'expected 1 to 63 lower-case letters, digits and hyphens, a letter or digit at both ends, got "Shop"; choose such a name',
            version:
                'expected 1 to 50 lower-case letters, digits and hyphens, a letter or digit at both ends, got "V 1"; choose such a name',
        });
    });
});
