import type * as pulumi from "@pulumi/pulumi";

/** What the PostgreSQL database of any cloud, or in the cluster itself, tells the rest of an environment. */
export interface Database {
    /** Host name of the server, which only the cluster's network resolves and reaches. */
    readonly host: pulumi.Output<string>;
    /** TCP port of the server. */
    readonly port: pulumi.Output<number>;
    /** Name of the database that was created on the server. */
    readonly databaseName: pulumi.Output<string>;
    /**
     * The networks, in CIDR notation, that the server's addresses lie in: what a NetworkPolicy must let out to.
     * Empty where the server is a pod of the cluster.
     */
    readonly serverCidrs: pulumi.Output<string[]>;
    /**
     * The entry of the secret store that holds the administrator's login, as JSON with `username` and `password`. Only
     * what creates logins of applications may read it.
     */
    readonly administratorSecret: pulumi.Output<string>;
    /** The certificate authorities that signed the server's certificate, as PEM; empty where there is no TLS. No secret. */
    readonly certificateAuthorities: pulumi.Output<string>;
}
