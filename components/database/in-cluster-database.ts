import * as pulumi from "@pulumi/pulumi";
import { StatefulSet } from "@pulumi/kubernetes/apps/v1/statefulSet";
import { Secret } from "@pulumi/kubernetes/core/v1/secret";
import { Service } from "@pulumi/kubernetes/core/v1/service";
import type { NetworkPolicy } from "@pulumi/kubernetes/networking/v1/networkPolicy";

import { putKubernetesSecret, type KubernetesSecretStoreReference } from "../secret-store/kubernetes-stored-secret";
import { rejectFaults, type Fault } from "../shared/arguments";
import { wholeNumber } from "../shared/argument-rules";
import { kubernetesName } from "../shared/kubernetes-rules";
import { createNetworkPolicies, denyAll } from "../shared/network-policies";
import { knownAfter } from "../shared/outputs";
import { restrictedNamespace } from "../shared/restricted-namespace";
import type { Database } from "./database";
import {
    administratorLogin,
    administratorPassword,
    databaseFaults,
    defaultDatabaseName,
    postgresPort,
} from "./database-rules";
import { inClusterSpec } from "./in-cluster-spec";

export interface InClusterDatabaseArgs {
    /** The store that keeps the administrator's login: a `KubernetesSecretStore`, or the namespace of another. */
    readonly secretStore: KubernetesSecretStoreReference;
    /** Namespaces whose pods may connect: those of applications, and those that create logins. None of them: nobody may. */
    readonly clientNamespaces: pulumi.Input<string>[];
    /**
     * Namespace of the database, created here. A change replaces it with its data.
     * @default the component's name
     */
    readonly namespace?: string;
    /**
     * Name of the database, made when the volume is empty. A change is without effect on a volume that is not.
     * @default "app"
     */
    readonly databaseName?: string;
    /**
     * Size of the volume in GiB, 1 to 1024. A change replaces the server, not its volume, which keeps its size.
     * @default 8
     */
    readonly storageGb?: number;
    /**
     * Storage class of the volume. A change replaces the server, not its volume.
     * @default the cluster's own
     */
    readonly storageClassName?: string;
    /**
     * Whether Pulumi refuses to delete the namespace with its data.
     * @default true
     */
    readonly protect?: boolean;
}

/**
 * PostgreSQL as one pod with a volume, for clusters without a cloud: no backups, no second server, no TLS. Only pods of
 * the namespaces that are named reach it.
 */
export class InClusterDatabase extends pulumi.ComponentResource implements Database {
    /** Host name of the server, inside the cluster. It is known once the database can be used. */
    readonly host: pulumi.Output<string>;
    /** TCP port of the server. */
    readonly port: pulumi.Output<number>;
    /** Name of the database. */
    readonly databaseName: pulumi.Output<string>;
    /** Always empty: the server is a pod. */
    readonly serverCidrs: pulumi.Output<string[]>;
    /** The entry of the store that holds the administrator's login. */
    readonly administratorSecret: pulumi.Output<string>;
    /** Always empty: traffic does not leave the cluster. */
    readonly certificateAuthorities: pulumi.Output<string>;

    constructor(name: string, args: InClusterDatabaseArgs, opts?: pulumi.ComponentResourceOptions) {
        rejectFaults("InClusterDatabase", name, inClusterDatabaseFaults(name, args));
        super("fairlead:index:InClusterDatabase", name, {}, opts);

        const databaseName = args.databaseName ?? defaultDatabaseName;
        const password = administratorPassword(name, this);
        const guarded = { parent: this, protect: args.protect ?? true };
        const namespace = restrictedNamespace(name, args.namespace ?? name, {}, guarded).metadata.name;
        const labels = { "app.kubernetes.io/name": "postgresql", "app.kubernetes.io/instance": name };
        const secret = new Secret(
            `${name}-password`,
            { metadata: { name: "administrator", namespace }, stringData: { password } },
            { parent: this },
        );
        const policies = this.createPolicies(name, namespace, args.clientNamespaces);
        const service = new Service(
            name,
            {
                // It finds no pod before the server below has one, and Pulumi need not wait twice.
                metadata: { name: "postgresql", namespace, labels, annotations: { "pulumi.com/skipAwait": "true" } },
                spec: {
                    selector: labels,
                    ports: [{ name: "postgresql", port: postgresPort, targetPort: "postgresql" }],
                },
            },
            { parent: this },
        );
        const server = new StatefulSet(
            name,
            {
                metadata: { name: "postgresql", namespace, labels },
                spec: inClusterSpec({
                    labels,
                    serviceName: "postgresql",
                    passwordSecret: secret.metadata.name,
                    databaseName,
                    storageGb: args.storageGb ?? 8,
                    storageClassName: args.storageClassName,
                }),
            },
            { parent: this, dependsOn: policies },
        );

        this.host = knownAfter(pulumi.interpolate`${service.metadata.name}.${namespace}.svc`, [server.urn]);
        this.port = pulumi.output(postgresPort);
        this.databaseName = pulumi.output(databaseName);
        this.serverCidrs = pulumi.output([]);
        this.administratorSecret = putKubernetesSecret(
            `${name}-administrator`,
            {
                secretNamespace: args.secretStore.secretNamespace,
                secretName: `${name}-administrator`,
                entries: { username: administratorLogin, password },
            },
            { parent: this },
        );
        this.certificateAuthorities = pulumi.output("");
        this.registerOutputs({
            host: this.host,
            port: this.port,
            databaseName: this.databaseName,
            serverCidrs: this.serverCidrs,
            administratorSecret: this.administratorSecret,
            certificateAuthorities: this.certificateAuthorities,
        });
    }

    /** Nothing goes out; in comes who is named, to the one port. */
    private createPolicies(
        name: string,
        namespace: pulumi.Output<string>,
        clients: pulumi.Input<string>[],
    ): NetworkPolicy[] {
        const admission = {
            podSelector: {},
            policyTypes: ["Ingress"],
            ingress: [
                {
                    from: clients.map((client) => ({
                        namespaceSelector: { matchLabels: { "kubernetes.io/metadata.name": client } },
                    })),
                    ports: [{ protocol: "TCP", port: postgresPort }],
                },
            ],
        };
        // To Kubernetes a rule that names nobody means everybody.
        const policies = { "default-deny": denyAll, ...(clients.length === 0 ? {} : { clients: admission }) };
        return createNetworkPolicies(name, namespace, policies, this);
    }
}

/** What is wrong with the arguments, before anything is created. */
export function inClusterDatabaseFaults(name: string, args: Omit<InClusterDatabaseArgs, "secretStore">): Fault[] {
    return [
        ...databaseFaults(name, args.databaseName),
        ...kubernetesName("namespace", args.namespace),
        ...kubernetesName("storageClassName", args.storageClassName),
        ...wholeNumber("storageGb", args.storageGb, 1, 1024, "GiB"),
        ...args.clientNamespaces.flatMap((client, index) => kubernetesName(`clientNamespaces[${index}]`, client)),
    ];
}
