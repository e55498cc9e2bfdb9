import type { Unwrap } from "@pulumi/pulumi";
import type { ConfigurationArgs } from "@pulumi/azure-native/dbforpostgresql";

import { expectOneOf } from "../expect";
import type { ResourceRule } from "../rule";

const configuration = "azure-native:dbforpostgresql:Configuration";

/** Server parameters; both are right if nobody sets them. */
const rightValues = new Map<string | undefined, readonly string[]>([
    ["require_secure_transport", ["on", "ON"]],
    ["ssl_min_protocol_version", ["TLSv1.2", "TLSv1.3"]],
]);

export const postgresTls: ResourceRule<Unwrap<ConfigurationArgs>> = {
    name: "postgres-tls",
    title: "The database speaks TLS 1.2 or newer to everybody",
    why: "Without it passwords and data are read, or changed, by whoever is on the way.",
    mend: "Leave require_secure_transport and ssl_min_protocol_version out, or set them to on and to TLSv1.2 or TLSv1.3, as AzurePostgresDatabase does.",
    severity: "high",
    references: [{ id: "CKV_AZURE_29" }, { id: "CKV_AZURE_147" }],
    types: [configuration],
    guards: [{ type: configuration, property: "value" }],
    scope: "resource",
    *check({ properties }) {
        const { configurationName, value } = properties;
        const right = rightValues.get(configurationName?.toLowerCase());
        if (right !== undefined) {
            yield* expectOneOf("value", value, ...right);
        }
    },
};
