import { type Value, type ValueMap, isMap, textOf } from "../simulation/values";

/** Where a resource is: what stands in its ARN, and in the addresses of services. */
export interface Place {
    readonly region: string;
    readonly partition: string;
    readonly accountId: string;
    /** The domain of the partition's services, for example `amazonaws.com`. */
    readonly dnsSuffix: string;
}

/** The account of a rehearsal: the number that AWS uses in its own examples. */
const simulatedAccountId = "123456789012";

/** Where a resource with these inputs is, or a function looks with these arguments. */
export function placeOf(inputs: ValueMap, config: ValueMap): Place {
    const region = textOf(inputs, "region") ?? regionOf(config) ?? "us-east-1";
    return { region, accountId: accountIdOf(config), ...partitionOf(region) };
}

/** The region that the provider works in, by its configuration. */
export function regionOf(config: ValueMap): string | undefined {
    return textOf(config, "region") ?? process.env.AWS_REGION ?? process.env.AWS_DEFAULT_REGION;
}

/** The account that the provider works in: that of a role which it assumes, else the one account that is allowed. */
export function accountIdOf(config: ValueMap): string {
    const roles = listOf(config, "assumeRoles").flatMap((role) => (isMap(role) ? (textOf(role, "roleArn") ?? []) : []));
    const assumed = /^arn:[^:]*:iam::(\d{12}):/.exec(roles.at(-1) ?? "")?.[1];
    const allowed = listOf(config, "allowedAccountIds");
    const only = allowed.length === 1 ? allowed[0] : undefined;
    return assumed ?? (typeof only === "string" && /^\d{12}$/.test(only) ? only : simulatedAccountId);
}

/** Source: `partitions.json` of the AWS SDKs, by the prefixes of region names. */
export function partitionOf(region: string): { readonly partition: string; readonly dnsSuffix: string } {
    if (region.startsWith("cn-")) {
        return { partition: "aws-cn", dnsSuffix: "amazonaws.com.cn" };
    }
    if (region.startsWith("us-gov-")) {
        return { partition: "aws-us-gov", dnsSuffix: "amazonaws.com" };
    }
    return region.startsWith("eusc-")
        ? { partition: "aws-eusc", dnsSuffix: "amazonaws.eu" }
        : { partition: "aws", dnsSuffix: "amazonaws.com" };
}

/** A list in the provider's configuration, which engines send as its JSON. */
function listOf(config: ValueMap, name: string): Value[] {
    const value = config[name];
    const list = typeof value === "string" && value.startsWith("[") ? (JSON.parse(value) as Value) : value;
    return Array.isArray(list) ? list : [];
}
