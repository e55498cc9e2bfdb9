import { hexOf } from "../../simulation/names";
import { ProviderError } from "../../simulation/errors";
import type { FunctionRule } from "../../simulation/package";
import { type ValueMap, textOf } from "../../simulation/values";
import { partitionOf, placeOf } from "../place";
import { allTags } from "../tags";

/** Who the provider is, and where. */
export const accountFunctions: Readonly<Record<string, FunctionRule>> = {
    "aws:index/getCallerIdentity:getCallerIdentity": (args, { config }) => {
        const { accountId, partition } = placeOf(args, config);
        return {
            accountId,
            arn: `arn:${partition}:iam::${accountId}:user/simulated`,
            id: accountId,
            userId: "AIDASIMULATED00000000",
        };
    },
    "aws:index/getRegion:getRegion": (args, { config }) => {
        const region = /^ec2\.([a-z0-9-]+)\./.exec(textOf(args, "endpoint") ?? "")?.[1] ?? textOf(args, "name");
        const place = placeOf(region === undefined ? args : { region }, config);
        return {
            id: place.region,
            name: place.region,
            region: place.region,
            description: descriptions[place.region] ?? place.region,
            endpoint: `ec2.${place.region}.${place.dnsSuffix}`,
        };
    },
    "aws:index/getRegions:getRegions": (args, { config }) => {
        const { partition } = placeOf({}, config);
        return { ...args, id: partition, names: Object.keys(descriptions).sort() };
    },
    "aws:index/getPartition:getPartition": (args, { config }) => {
        const { partition, dnsSuffix } = placeOf(args, config);
        return { id: partition, partition, dnsSuffix, reverseDnsPrefix: reversed(dnsSuffix) };
    },
    "aws:index/getDefaultTags:getDefaultTags": (_, { config }) => ({
        id: placeOf({}, config).partition,
        tags: allTags({}, config),
    }),
    "aws:index/getService:getService": getService,
    "aws:index/getServicePrincipal:getServicePrincipal": (args, { config }) => {
        const { region } = placeOf(args, config);
        const service = textOf(args, "serviceName") ?? "";
        return {
            ...args,
            id: `${service}.${region}.amazonaws.com`,
            name: `${service}.amazonaws.com`,
            region,
            suffix: "amazonaws.com",
        };
    },
    "aws:index/getArn:getArn": (args) => {
        const arn = textOf(args, "arn") ?? "";
        const [scheme, partition = "", service = "", region = "", account = "", ...rest] = arn.split(":");
        if (scheme !== "arn" || rest.length === 0) {
            throw new ProviderError(`"arn" (${arn}) is an invalid ARN: arn: invalid prefix`);
        }
        return { id: arn, arn, partition, service, region, account, resource: rest.join(":") };
    },
    "aws:iam/getSessionContext:getSessionContext": (args) => {
        const arn = textOf(args, "arn") ?? "";
        const assumed = /^arn:([^:]*):sts::(\d+):assumed-role\/([^/]+)\/(.+)$/.exec(arn);
        const [, partition = "", account = "", role = "", session = ""] = assumed ?? [];
        return {
            arn,
            id: arn,
            issuerArn: assumed === null ? arn : `arn:${partition}:iam::${account}:role/${role}`,
            issuerId: assumed === null ? "" : `AROA${hexOf(role, 17).toUpperCase()}`,
            issuerName: role,
            sessionName: session,
        };
    },
    "aws:s3/getCanonicalUserId:getCanonicalUserId": (args, { config }) => ({
        id: hexOf(placeOf(args, config).accountId, 64),
        displayName: "simulated",
    }),
};

/** Source: `internal/service/meta/service_data_source.go` of terraform-provider-aws. */
function getService(args: ValueMap, { config }: Parameters<FunctionRule>[1]): ValueMap {
    const told = textOf(args, "dnsName")?.split(".").reverse().join(".") ?? textOf(args, "reverseDnsName");
    const [, prefix, fromName, service] = /^(.*)\.([a-z0-9-]+-\d)\.([^.]+)$/.exec(told ?? "") ?? [];
    const place = placeOf(fromName === undefined ? args : { region: fromName }, config);
    const serviceId = service ?? textOf(args, "serviceId") ?? "";
    const reverseDnsPrefix = prefix ?? textOf(args, "reverseDnsPrefix") ?? reversed(place.dnsSuffix);
    const reverseDnsName = `${reverseDnsPrefix}.${place.region}.${serviceId}`;
    return {
        id: reverseDnsName,
        dnsName: reversed(reverseDnsName),
        partition: partitionOf(place.region).partition,
        region: place.region,
        reverseDnsName,
        reverseDnsPrefix,
        serviceId,
        supported: true,
    };
}

function reversed(domain: string): string {
    return domain.split(".").reverse().join(".");
}

/** The regions that are on in every account, and their names. Source: "AWS Regions" in the user guide of Regions. */
const descriptions: Readonly<Record<string, string>> = {
    "ap-northeast-1": "Asia Pacific (Tokyo)",
    "ap-northeast-2": "Asia Pacific (Seoul)",
    "ap-northeast-3": "Asia Pacific (Osaka)",
    "ap-south-1": "Asia Pacific (Mumbai)",
    "ap-southeast-1": "Asia Pacific (Singapore)",
    "ap-southeast-2": "Asia Pacific (Sydney)",
    "ca-central-1": "Canada (Central)",
    "eu-central-1": "Europe (Frankfurt)",
    "eu-north-1": "Europe (Stockholm)",
    "eu-west-1": "Europe (Ireland)",
    "eu-west-2": "Europe (London)",
    "eu-west-3": "Europe (Paris)",
    "sa-east-1": "South America (Sao Paulo)",
    "us-east-1": "US East (N. Virginia)",
    "us-east-2": "US East (Ohio)",
    "us-west-1": "US West (N. California)",
    "us-west-2": "US West (Oregon)",
};
