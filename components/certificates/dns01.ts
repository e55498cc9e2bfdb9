import type * as pulumi from "@pulumi/pulumi";

import type { WorkloadIdentity } from "../workload-identity/workload-identity";

/**
 * How cert-manager proves to a certificate authority that a domain is ours: by records in its DNS zone. Each cloud has a
 * function that makes one of its own zone and identity, such as `azureDns01`, so that two clouds can not be mixed.
 */
export interface Dns01 {
    /** The domain of the zone. Certificates for names outside of it are refused. */
    readonly zoneName: pulumi.Input<string>;
    /**
     * What stands under `dns01` in a solver of cert-manager, for example `{ azureDNS: { … } }`.
     * Source: https://cert-manager.io/docs/configuration/acme/dns01/
     */
    readonly solver: pulumi.Input<pulumi.Inputs>;
    /**
     * The service account that may write to the zone. cert-manager runs in its namespace, by its name.
     * @default none: the solver names credentials of its own
     */
    readonly identity?: WorkloadIdentity;
}
