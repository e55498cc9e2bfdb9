import assert from "node:assert/strict";

import { type ClusterArgs, checkCluster } from "../../../../rehearsal/clouds/eks/cluster-args";

const own = { skipDefaultNodeGroup: true } satisfies ClusterArgs;

/** Arguments that pulumi-eks refuses, in its words; and those that a rehearsal does not simulate, by name. */
const refused: readonly (readonly [args: ClusterArgs, reason: RegExp])[] = [
    [
        { ...own, authenticationMode: "MAGIC" },
        /^Error: Invalid value for authenticationMode: MAGIC\. Allowed values are:/,
    ],
    [{ ...own, accessEntries: {} }, /'accessEntries' property is not supported when 'authenticationMode' is not set\./],
    [
        { ...own, authenticationMode: "CONFIG_MAP", accessEntries: {} },
        /not supported when 'authenticationMode' is set to 'CONFIG_MAP'\./,
    ],
    [
        {
            ...own,
            authenticationMode: "API",
            roleMappings: [{ roleArn: "arn:aws:iam::123456789012:role/r", username: "u", groups: [] }],
        },
        /'roleMappings' property does not support non-empty values when 'authenticationMode' is set to 'API'\./,
    ],
    [{ ...own, subnetIds: [], privateSubnetIds: [] }, /subnetIds, and the use of publicSubnetIds/],
    [{ ...own, nodeGroupOptions: {}, minSize: 1 }, /Setting nodeGroupOptions, and any set of singular/],
    [{ autoMode: { enabled: true } }, /Access entries are required when using EKS Auto Mode/],
    [{ ...own, fargate: true }, /does not simulate the `fargate` argument of eks:index:Cluster/],
    [{}, /does not simulate the default node group of eks:index:Cluster: set skipDefaultNodeGroup/],
];

describe("eks.Cluster", () => {
    for (const [args, reason] of refused) {
        it(`refuses ${JSON.stringify(args)}`, () => {
            assert.throws(() => {
                checkCluster(args);
            }, reason);
        });
    }

    it("takes managed node groups of one's own, and Auto Mode", () => {
        checkCluster({ ...own, authenticationMode: "API", accessEntries: {}, roleMappings: [] });
        checkCluster({ authenticationMode: "API_AND_CONFIG_MAP", autoMode: { enabled: true } });
    });
});
