import { BlockList } from "node:net";

import type { Unwrap } from "@pulumi/pulumi";
import type { EipState } from "@pulumi/aws/ec2/eip";
import type { LoadBalancerState } from "@pulumi/aws/lb/loadBalancer";
import type { RecordState } from "@pulumi/aws/route53/record";

import type { Stack, StackRule } from "../rule";
import { loadBalancers } from "./load-balancers";
import { plainName } from "./route53-zones";

/** A name outlives what it led to, and the next one who gets the address answers under it. */
export const route53DanglingRecords: StackRule<Unwrap<RecordState>> = {
    name: "route53-dangling-records",
    title: "Names lead to addresses and load balancers that the program has",
    why: "Whoever gets an address or a name of AWS that was given back answers under your name, with a valid certificate.",
    mend: "Hand over the output of the resource, such as `publicIp` of an Eip or `dnsName` of a load balancer, not its text.",
    severity: "high",
    references: [{ id: "CKV2_AWS_23" }],
    types: ["aws:route53/record:Record"],
    guards: [
        {
            type: "aws:route53/record:Record",
            property: "aliases[*].name",
            absent: "refused",
            worse: ["gone-1.eu-west-1.elb.amazonaws.com"],
        },
    ],
    scope: "stack",
    *check({ properties }, stack) {
        const { type = "", records = [], aliases = [] } = properties;
        for (const [index, { name }] of aliases.entries()) {
            if (isBalancer(name) && !balancers(stack).includes(nameOfBalancer(name))) {
                yield { property: `aliases[${index}].name`, expected: "a load balancer of the program", found: name };
            }
        }
        for (const [index, found] of records.entries()) {
            if (type === "A" && !isPrivate(found) && !addresses(stack).includes(found)) {
                const expected = "an address of an Eip of the program, or a private one";
                yield { property: `records[${index}]`, expected, found };
            }
            if (type === "CNAME" && isBalancer(found) && !balancers(stack).includes(nameOfBalancer(found))) {
                yield { property: `records[${index}]`, expected: "a load balancer of the program", found };
            }
        }
    },
};

function addresses(stack: Stack): (string | undefined)[] {
    return stack.ofType<Unwrap<EipState>>("aws:ec2/eip:Eip").map(({ properties }) => properties.publicIp);
}

function balancers(stack: Stack): string[] {
    return loadBalancers
        .flatMap((type) => stack.ofType<Unwrap<LoadBalancerState>>(type))
        .map(({ properties }) => nameOfBalancer(properties.dnsName));
}

function isBalancer(name: string): boolean {
    return /\.elb\.([\w-]+\.)?amazonaws\.com(\.cn)?$/.test(plainName(name));
}

/** Route 53 writes `dualstack.` before the names of load balancers that were chosen in the console. */
function nameOfBalancer(name: string | undefined): string {
    return plainName(name).replace(/^dualstack\./, "");
}

/** Source: RFC 1918, and RFC 6598 for 100.64.0.0/10 */
const privateNetworks = new BlockList();
privateNetworks.addSubnet("10.0.0.0", 8);
privateNetworks.addSubnet("172.16.0.0", 12);
privateNetworks.addSubnet("192.168.0.0", 16);
privateNetworks.addSubnet("100.64.0.0", 10);

function isPrivate(address: string): boolean {
    return privateNetworks.check(address);
}
