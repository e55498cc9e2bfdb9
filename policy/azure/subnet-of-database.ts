import type { Unwrap } from "@pulumi/pulumi";
import type { NetworkSecurityGroup, SubnetArgs } from "@pulumi/azure-native/network";

import type { StackRule } from "../rule";
import { isEverybody, openingsOf, securityGroup, type RuleOwner } from "./security-rules";
import { subnet } from "./subnets";

export const subnetOfDatabase: StackRule<Unwrap<Pick<SubnetArgs, "delegations" | "networkSecurityGroup">>> = {
    name: "subnet-of-database",
    title: "The internet does not reach the subnet of a database",
    why: "What the firewall of the network lets in, only a password keeps out.",
    mend: "Remove the rule from the security group; AzureNetwork lets in PostgreSQL from the nodes alone.",
    severity: "critical",
    references: [{ id: "CKV2_AZURE_57" }],
    types: [subnet],
    guards: [],
    scope: "stack",
    *check({ properties }, stack) {
        const isDatabases = (properties.delegations ?? []).some(({ serviceName }) =>
            /^Microsoft\.DBfor(PostgreSQL|MySQL)\//i.test(serviceName ?? ""),
        );
        if (!isDatabases) {
            return;
        }
        const groupName = properties.networkSecurityGroup?.id?.split("/").at(-1)?.toLowerCase();
        const groups = stack.ofType<RuleOwner & Unwrap<Pick<NetworkSecurityGroup, "name">>>(securityGroup);
        for (const group of groups.filter((candidate) => candidate.properties.name.toLowerCase() === groupName)) {
            for (const [path, source] of [...openingsOf(group)].flatMap(({ sources }) => sources())) {
                if (isEverybody(source)) {
                    const expected = `a security group that lets known networks in only`;
                    yield {
                        property: "networkSecurityGroup",
                        expected,
                        found: `${source} in ${path} of ${group.name}`,
                    };
                }
            }
        }
    },
};
