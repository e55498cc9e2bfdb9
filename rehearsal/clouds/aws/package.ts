import { bridgedDialect } from "../bridged/dialect";
import type { ResourceShape } from "../shapes/shape";
import { hexOf } from "../simulation/names";
import type { CloudPackage, Draft } from "../simulation/package";
import { type ValueMap, textOf } from "../simulation/values";

/** The account of a rehearsal: the number that AWS uses in its own examples. */
const accountId = "123456789012";

/** AWS, as far as the declarations of `@pulumi/aws` tell it. */
export const aws: CloudPackage = {
    name: "aws",
    sdk: "@pulumi/aws",
    dialect: bridgedDialect({
        name: "aws",
        immutable: {},
        ids: {},
        deleteBeforeReplace: new Set(),
        // Source: the test of `ForcesProviderReplace` in `pkg/tfbridge/provider_test.go` of pulumi-terraform-bridge.
        replacingConfig: ["region"],
        assumesExisting: false,
        defaultId: awsId,
        outputs: ({ type, id, inputs }, { config }) => {
            const region = regionOf(inputs, config);
            const [service = "", kind = ""] = (type.split(":")[1] ?? "").split("/");
            return {
                region,
                arn: `arn:aws:${service}:${region}:${accountId}:${kind}/${id}`,
                tagsAll: inputs.tags ?? {},
            };
        },
    }),
    types: {},
    functions: {
        "aws:index/getCallerIdentity:getCallerIdentity": () => ({
            accountId,
            arn: `arn:aws:iam::${accountId}:user/simulated`,
            id: accountId,
            userId: "AIDASIMULATED00000000",
        }),
        "aws:index/getRegion:getRegion": (args, { config }) => {
            const region = regionOf(args, config);
            return { id: region, name: region, region, endpoint: `ec2.${region}.amazonaws.com` };
        },
        "aws:index/getPartition:getPartition": () => ({
            id: "aws",
            partition: "aws",
            dnsSuffix: "amazonaws.com",
            reverseDnsPrefix: "com.amazonaws",
        }),
    },
};

function regionOf(inputs: ValueMap, config: ValueMap): string {
    return textOf(inputs, "region") ?? textOf(config, "region") ?? "us-east-1";
}

/** An id like the one in the documentation's example of an import (`vpc-a01106c2`), else the name. */
function awsId({ inputs, urn }: Draft, shape: ResourceShape): string {
    const example = /pulumi import \S+ \S+ (\S+)/.exec(shape.description)?.[1];
    const prefix = example === undefined ? undefined : /^([a-z]+(?:-[a-z]+)*-)[0-9a-f]{8,17}$/.exec(example)?.[1];
    const random = hexOf(urn, 17);
    return prefix === undefined ? (textOf(inputs, "name") ?? random) : prefix + random;
}
