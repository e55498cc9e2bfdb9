import { ProviderError } from "../../simulation/errors";
import { simulatedTime } from "../../simulation/invent";
import { hexOf } from "../../simulation/names";
import type { FunctionRule } from "../../simulation/package";
import { parts } from "../../simulation/parts";
import { type ValueMap, textOf } from "../../simulation/values";
import { texts } from "../lookup";
import { placeOf } from "../place";

/** What services tell of what is in every account, or of what this run made. */
export const serviceFunctions: Readonly<Record<string, FunctionRule>> = {
    "aws:ecr/getAuthorizationToken:getAuthorizationToken": (args, { config }) => {
        const { region, accountId, dnsSuffix } = placeOf(args, config);
        const password = hexOf(`${accountId}|${region}|ecr`, 64);
        return {
            ...args,
            id: region,
            authorizationToken: Buffer.from(`AWS:${password}`).toString("base64"),
            expiresAt: simulatedTime,
            password,
            proxyEndpoint: `https://${textOf(args, "registryId") ?? accountId}.dkr.ecr.${region}.${dnsSuffix}`,
            userName: "AWS",
        };
    },
    "aws:ec2/getManagedPrefixList:getManagedPrefixList": (args, { config }) => {
        const { region, accountId, partition } = placeOf(args, config);
        const filtered = parts(args, "filters").find((filter) => filter.name === "prefix-list-name");
        const name = textOf(args, "name") ?? texts(filtered ?? {}, "values")[0] ?? "";
        const id = textOf(args, "id") ?? `pl-${hexOf(`${region}|${name}`, 8)}`;
        return {
            ...args,
            id,
            name,
            addressFamily: "IPv4",
            arn: `arn:${partition}:ec2:${region}:aws:prefix-list/${id}`,
            entries: [{ cidr: "203.0.113.0/24", description: "" }],
            maxEntries: 0,
            ownerId: name.startsWith("com.amazonaws.") ? "AWS" : accountId,
            region,
            tags: {},
            version: 0,
        };
    },
    "aws:ec2/getPrefixList:getPrefixList": (args, { config }) => {
        const { region } = placeOf(args, config);
        const name = textOf(args, "name") ?? `com.amazonaws.${region}.s3`;
        const id = textOf(args, "prefixListId") ?? `pl-${hexOf(`${region}|${name}`, 8)}`;
        return { ...args, id, name, region, cidrBlocks: ["203.0.113.0/24"] };
    },
    "aws:ec2/getAmi:getAmi": (args, { config }) => {
        const { region, partition } = placeOf(args, config);
        const filters = parts(args, "filters");
        const valueOf = (name: string) => texts(filters.find((filter) => filter.name === name) ?? {}, "values")[0];
        const id = `ami-${hexOf(`${region}|${JSON.stringify(args)}`, 17)}`;
        return {
            ...args,
            id,
            imageId: id,
            architecture: valueOf("architecture") ?? "x86_64",
            arn: `arn:${partition}:ec2:${region}::image/${id}`,
            blockDeviceMappings: [],
            creationDate: simulatedTime,
            name: (valueOf("name") ?? "simulated-*").replaceAll("*", "2026.01.01"),
            ownerId: "137112412989",
            platformDetails: "Linux/UNIX",
            region,
            rootDeviceName: "/dev/xvda",
            rootDeviceType: "ebs",
            state: "available",
            virtualizationType: valueOf("virtualization-type") ?? "hvm",
        };
    },
    "aws:rds/getEngineVersion:getEngineVersion": (args, { config }) => {
        const engine = textOf(args, "engine") ?? "";
        const asked = textOf(args, "version") ?? texts(args, "preferredVersions")[0];
        const version = asked ?? (engine.includes("postgres") ? "17.7" : "8.0.mysql_aurora.3.08.0");
        const major = version.split(".")[0] ?? "";
        const { region } = placeOf(args, config);
        return {
            ...args,
            id: version,
            engineDescription: engine,
            parameterGroupFamily: `${engine}${major}`,
            region,
            status: "available",
            version,
            versionActual: version,
            versionDescription: `${engine} ${version}`,
        };
    },
    "aws:ssm/getParameter:getParameter": (args, { cloud, config }) => {
        const name = textOf(args, "name") ?? "";
        const found = cloud.find("aws:ssm/parameter:Parameter", ({ outputs }) => outputs.name === name);
        if (found !== undefined) {
            return { ...args, ...found.outputs, id: name };
        }
        const { region, partition } = placeOf(args, config);
        if (!name.startsWith("/aws/service/")) {
            throw new ProviderError(
                `reading SSM Parameter (${name}): couldn't find resource in the simulated cloud, which knows the resources of this stack only`,
            );
        }
        // AWS's own parameters are in every account; most of them hold ids of images.
        const value =
            name.includes("ami") || name.includes("image_id")
                ? `ami-${hexOf(region + name, 17)}`
                : hexOf(region + name, 17);
        return {
            ...args,
            id: name,
            arn: `arn:${partition}:ssm:${region}::parameter${name}`,
            insecureValue: value,
            region,
            type: "String",
            value,
            version: 1,
        };
    },
    "aws:ec2/getSubnets:getSubnets": (args, { cloud, config }) => {
        const { region } = placeOf(args, config);
        const filters = parts(args, "filters");
        const ids = [...cloud.all()].flatMap(({ type, id, outputs }) =>
            type === "aws:ec2/subnet:Subnet" &&
            outputs.region === region &&
            filters.every((filter) => passes(outputs, filter))
                ? [id]
                : [],
        );
        return { ...args, id: region, ids, region };
    },
};

/** Source: "Filters" of `DescribeSubnets` in the EC2 API, as far as subnets show it. */
function passes(outputs: ValueMap, filter: ValueMap): boolean {
    const name = textOf(filter, "name") ?? "";
    const tags = typeof outputs.tagsAll === "object" && !Array.isArray(outputs.tagsAll) ? outputs.tagsAll : {};
    const properties: Readonly<Record<string, string>> = {
        "availability-zone": "availabilityZone",
        "availability-zone-id": "availabilityZoneId",
        "cidr-block": "cidrBlock",
        "vpc-id": "vpcId",
    };
    const value = name.startsWith("tag:") ? tags?.[name.slice(4)] : outputs[properties[name] ?? ""];
    return typeof value === "string" && texts(filter, "values").includes(value);
}
