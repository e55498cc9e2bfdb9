import { show } from "@fairlead/components/shared/arguments";

import type { Finding, Rule, Subject } from "./rule";
import { unreadablePath } from "./unreadable";

/** One line: `agentPoolProfiles[0].maxPods: expected 50 or more, found 30`. */
export function describeFinding({ property, expected, found }: Finding): string {
    return `${property === "" ? "" : `${property}: `}expected ${expected}, found ${showFound(found)}`;
}

/** A list or an object can hold something that is not known yet. */
function showFound(found: unknown): string {
    try {
        return show(found);
    } catch (error) {
        if (unreadablePath(error) === undefined) {
            throw error;
        }
        return "a value that is not wholly known yet";
    }
}

/** What a violation says after the rule's title: what, where, why, how to mend, who else asks for it. */
export function describeViolation(rule: Rule, subject: Subject, findings: readonly string[]): string {
    const references = rule.references.map(({ id }) => id).join(", ");
    return [
        ...findings,
        `Where: ${describeSubject(subject)}`,
        `Why: ${rule.why}`,
        `Mend: ${rule.mend}`,
        ...(references === "" ? [] : [`See: ${references}`]),
    ].join("\n");
}

/** The resource, and the component that it is a part of: `ManagedCluster "dev" of AksCluster "dev"`. */
function describeSubject({ type, name, options: { parent } }: Subject): string {
    const own = `${lastPart(type)} "${name}"`;
    const [parentTypes = "", parentName = ""] = parent?.split("::").slice(2) ?? [];
    const parentType = parentTypes.split("$").at(-1) ?? "";
    return parentName === "" || parentType === stackType ? own : `${own} of ${lastPart(parentType)} "${parentName}"`;
}

const stackType = "pulumi:pulumi:Stack";

/** `ManagedCluster` of `azure-native:containerservice:ManagedCluster`. */
function lastPart(type: string): string {
    return type.split(":").at(-1) ?? type;
}
