import type { Unwrap } from "@pulumi/pulumi";
import type { NetworkSecurityGroupArgs, SecurityRuleArgs } from "@pulumi/azure-native/network";

import { isWorld } from "../networks";
import type { Subject } from "../rule";

/** Types in which rules of security groups are written. */
export const securityGroup = "azure-native:network:NetworkSecurityGroup";
export const securityRule = "azure-native:network:SecurityRule";

type Rule = Pick<
    Unwrap<SecurityRuleArgs>,
    | "access"
    | "direction"
    | "sourceAddressPrefix"
    | "sourceAddressPrefixes"
    | "destinationPortRange"
    | "destinationPortRanges"
>;

/** A rule by itself, or the group that it is written in. */
export type RuleOwner = Partial<Rule> & Pick<Unwrap<NetworkSecurityGroupArgs>, "securityRules">;

/** What one rule lets in. Its parts are read when they are asked for, each with the path of its property. */
export interface Opening {
    readonly sources: () => readonly PathAndText[];
    readonly ports: () => readonly PathAndText[];
}

type PathAndText = readonly [path: string, text: string];

/** The rules that let something in, of a resource that is one or contains some. Azure does not mind the case of words. */
export function* openingsOf({ type, properties }: Subject<RuleOwner>): Generator<Opening> {
    if (type === securityRule) {
        yield* openingOf("", properties);
    } else {
        for (const [index, rule] of (properties.securityRules ?? []).entries()) {
            yield* openingOf(`securityRules[${index}].`, rule);
        }
    }
}

function* openingOf(prefix: string, rule: Partial<Rule>): Generator<Opening> {
    if (rule.direction?.toLowerCase() === "inbound" && rule.access?.toLowerCase() === "allow") {
        yield {
            sources: () =>
                listed(`${prefix}sourceAddressPrefix`, rule.sourceAddressPrefix, "es", rule.sourceAddressPrefixes),
            ports: () =>
                listed(`${prefix}destinationPortRange`, rule.destinationPortRange, "s", rule.destinationPortRanges),
        };
    }
}

/** Azure has two properties for each list, one of which holds a single text. */
function listed(
    path: string,
    single: string | undefined,
    plural: string,
    several: readonly string[] = [],
): PathAndText[] {
    return [
        ...(single === undefined || single === "" ? [] : [[path, single] as const]),
        ...several.map((text, index) => [`${path}${plural}[${index}]`, text] as const),
    ];
}

/** Whether a source is everybody: in the internet, or with a machine in Azure, which everybody can rent. */
export function isEverybody(source: string): boolean {
    const isServiceTag = /^[a-z]\w*(\.\w+)?$/i.test(source);
    return /^(\*|any|internet|azurecloud(\.\w+)?)$/i.test(source) || (!isServiceTag && isWorld(source));
}
