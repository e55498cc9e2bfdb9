import type { ResourceRule } from "../rule";
import { databaseCluster, databaseInstance } from "./databases";
import { eksCluster } from "./eks-cluster";
import { hostedZone } from "./route53-zones";
import { buckets } from "./s3-buckets";

/** What can't be made again as it was: data, keys, names that others know. */
export const awsProtect: ResourceRule = {
    name: "aws-protect",
    title: "Pulumi refuses to delete or replace what holds state",
    why: "One changed property can replace a resource, and with it data, keys or the name servers of a domain.",
    mend: "Set the option `protect: true`; Fairlead's components do by default, in a stack's file by `fairlead:protect: true`.",
    severity: "high",
    development: "hinders work",
    references: [],
    types: [
        databaseCluster,
        databaseInstance,
        eksCluster,
        hostedZone,
        ...buckets,
        "aws:dynamodb/table:Table",
        "aws:ebs/volume:Volume",
        "aws:ec2/vpc:Vpc",
        "aws:ecr/repository:Repository",
        "aws:efs/fileSystem:FileSystem",
        "aws:kms/key:Key",
        "aws:secretsmanager/secret:Secret",
    ],
    guards: [],
    scope: "resource",
    *check({ options }) {
        if (!options.protect) {
            yield { property: "option protect", expected: "true", found: options.protect };
        }
    },
};
