import type { Unwrap } from "@pulumi/pulumi";
import type { ClusterParameterGroupArgs } from "@pulumi/aws/rds/clusterParameterGroup";
import type { ParameterGroupArgs } from "@pulumi/aws/rds/parameterGroup";

import type { ResourceRule } from "../rule";

const clusterParameters = "aws:rds/clusterParameterGroup:ClusterParameterGroup";
const instanceParameters = "aws:rds/parameterGroup:ParameterGroup";

/** Whether a client speaks TLS is up to the client, unless the server insists. */
export const rdsTls: ResourceRule<Unwrap<ClusterParameterGroupArgs> | Unwrap<ParameterGroupArgs>> = {
    name: "rds-tls",
    title: "Databases refuse connections without TLS",
    why: "A client that forgot TLS sends passwords and data in the clear, and nobody notices.",
    mend: "Set the parameter `rds.force_ssl` to 1 (PostgreSQL) or `require_secure_transport` to ON (MySQL, MariaDB).",
    severity: "high",
    references: [{ id: "CKV2_AWS_69" }],
    types: [clusterParameters, instanceParameters],
    guards: [
        { type: clusterParameters, property: "parameters" },
        { type: clusterParameters, property: "parameters[*].value" },
    ],
    scope: "resource",
    *check({ type, properties: { family, parameters = [] } }) {
        const wanted = tlsParameter(family);
        // A cluster's servers obey the group of the cluster.
        if (wanted === undefined || (type === instanceParameters && family.startsWith("aurora"))) {
            return;
        }
        const index = parameters.findIndex(({ name }) => name.toLowerCase() === wanted.name);
        const found = parameters[index]?.value;
        if (!wanted.values.includes((found ?? "").toUpperCase())) {
            const property = index < 0 ? "parameters" : `parameters[${index}].value`;
            yield { property, expected: `${wanted.name} = ${wanted.values[0] ?? ""}`, found };
        }
    },
};

/**
 * The parameter by which an engine insists on TLS.
 * Sources: https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/PostgreSQL.Concepts.General.SSL.html,
 * https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/mysql-ssl-connections.require-ssl.html
 */
function tlsParameter(family: string): { readonly name: string; readonly values: readonly string[] } | undefined {
    if (/^(aurora-)?postgres(ql)?\d/.test(family)) {
        return { name: "rds.force_ssl", values: ["1"] };
    }
    return /^(aurora-)?mysql|^mariadb/.test(family)
        ? { name: "require_secure_transport", values: ["ON", "1"] }
        : undefined;
}
