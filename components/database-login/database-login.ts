import * as pulumi from "@pulumi/pulumi";
import { Job } from "@pulumi/kubernetes/batch/v1/job";
import { ConfigMap } from "@pulumi/kubernetes/core/v1/configMap";
import type { NetworkPolicy } from "@pulumi/kubernetes/networking/v1/networkPolicy";

import type { Database } from "../database/database";
import { secretFromStore } from "../external-secrets/external-secret";
import { rejectFaults, type Fault } from "../shared/arguments";
import { kubernetesName } from "../shared/kubernetes-rules";
import { digest } from "../shared/names";
import { allowDns, createNetworkPolicies, denyAll, egressTo } from "../shared/network-policies";
import { knownAfter } from "../shared/outputs";
import { restrictedNamespace } from "../shared/restricted-namespace";
import { images } from "../shared/versions";
import { loginJobSpec } from "./login-job";
import { loginSql } from "./login-sql";

export interface DatabaseLoginArgs {
    /** The database: a component such as `AuroraDatabase`, or what describes one. PostgreSQL 16 or newer. */
    readonly database: Database;
    /** The ClusterSecretStore, which must be open to `namespace`: the output `storeName` of `ExternalSecrets`. */
    readonly storeName: pulumi.Input<string>;
    /**
     * The entry of the secret store with the login, as `SecretStore.put` gave it: `username`, `password` and `verifier` of
     * a `GeneratedLogin`.
     */
    readonly entry: pulumi.Input<string>;
    /** A text that changes with the login, so that a new password reaches the database: `version` of `GeneratedLogin`. */
    readonly version: pulumi.Input<string>;
    /**
     * Namespace of the job that creates the login, created here. It holds the administrator's login, so nothing else
     * should run there.
     * @default the component's name
     */
    readonly namespace?: string;
    /**
     * Labels of the namespace.
     * @default {}
     */
    readonly labels?: pulumi.Input<Record<string, pulumi.Input<string>>>;
}

/**
 * A login of an application's own on a PostgreSQL database. It may connect, and owns a schema of its own name. A job in a
 * namespace of its own creates it, which never learns the password.
 *
 * The login and its schema stay in the database when the component is deleted.
 */
export class DatabaseLogin extends pulumi.ComponentResource {
    /** The entry of the secret store with the login. It is known once the login works. */
    readonly entry: pulumi.Output<string>;

    constructor(name: string, args: DatabaseLoginArgs, opts?: pulumi.ComponentResourceOptions) {
        rejectFaults("DatabaseLogin", name, databaseLoginFaults(name, args));
        super("fairlead:index:DatabaseLogin", name, {}, opts);

        const { database } = args;
        const namespace = restrictedNamespace(name, args.namespace ?? name, args.labels, { parent: this }).metadata
            .name;
        const policies = this.createPolicies(name, namespace, database);
        const secrets = this.createSecrets(name, namespace, args);
        const authorities = new ConfigMap(
            `${name}-authorities`,
            { metadata: { name: "authorities", namespace }, data: { "ca.pem": database.certificateAuthorities } },
            { parent: this },
        );
        const job = new Job(
            name,
            {
                // The name changes with everything that the job does, so that it then runs again.
                metadata: { name: jobName(args), namespace },
                spec: loginJobSpec({
                    host: database.host,
                    port: database.port.apply(String),
                    databaseName: database.databaseName,
                    sslMode: database.certificateAuthorities.apply((pem) => (pem === "" ? "prefer" : "verify-full")),
                    administratorSecret: secrets.administrator.metadata.name,
                    loginSecret: secrets.login.metadata.name,
                    authorities: authorities.metadata.name,
                }),
            },
            { parent: this, dependsOn: policies },
        );

        this.entry = knownAfter(args.entry, [job.id]);
        this.registerOutputs({ entry: this.entry });
    }

    /** Nothing comes in; out goes what asks for names, or goes to the database. */
    private createPolicies(name: string, namespace: pulumi.Input<string>, database: Database): NetworkPolicy[] {
        const policies = {
            "default-deny": denyAll,
            dns: allowDns,
            database: egressTo(database.serverCidrs, database.port),
        };
        return createNetworkPolicies(name, namespace, policies, this);
    }

    private createSecrets(name: string, namespace: pulumi.Input<string>, args: DatabaseLoginArgs) {
        const { storeName, entry, version, database } = args;
        const administrator = secretFromStore(
            `${name}-administrator`,
            {
                secretName: "administrator",
                namespace,
                storeName,
                entry: database.administratorSecret,
                keys: { username: "username", password: "password" },
            },
            { parent: this },
        );
        const login = secretFromStore(
            `${name}-login`,
            {
                // Another one for another password: Pulumi can wait for a new object, but not for new contents.
                secretName: pulumi.interpolate`login-${version}`,
                namespace,
                storeName,
                entry,
                keys: { username: "username", verifier: "verifier" },
            },
            { parent: this },
        );
        return { administrator, login };
    }
}

function jobName({ database, version }: DatabaseLoginArgs): pulumi.Output<string> {
    const { host, port, databaseName, certificateAuthorities } = database;
    return pulumi
        .all([host, port, databaseName, certificateAuthorities, version])
        .apply((facts) => `login-${digest(JSON.stringify([...facts, loginSql, images.postgres]), 10)}`);
}

/** What is wrong with the arguments, before anything is created. */
export function databaseLoginFaults(name: string, { namespace, version }: DatabaseLoginArgs): Fault[] {
    return [
        ...kubernetesName(namespace === undefined ? "name" : "namespace", namespace ?? name),
        // It becomes a part of names.
        ...kubernetesName("version", version, 50),
    ];
}
