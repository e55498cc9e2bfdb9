import { type Json, isJsonList, isJsonObject, parseJson } from "../../../state/json";
import type { ChangedFile, PolicyVerdict, RawViolation, StackInput } from "../input";
import type { Risk } from "../report";
import { labelOf } from "../resource-names";

/** Settings of the policy pack. Its README describes them. */
const settings = { level: "fairlead-policy:level", exceptions: "fairlead-policy:exceptions", strict: "production" };

/** What a stack's change does to its policies, and what they say of it. */
export function policyRisks({ stack, before, after, policies, basePolicies }: StackInput): Risk[] {
    const bare = { stack, urn: "", source: undefined } as const;
    const violated = groupedByPolicy(mandatory(policies)).map(([policy, group]): Risk => {
        const [first] = group;
        return {
            ...bare,
            level: "high",
            kind: "policy",
            urn: first?.urn ?? "",
            title: `Policy ${policy} is violated`,
            detail: `${titleOf(first)}: ${group.map(({ urn }) => labelOf(urn)).join(", ")}.`,
            source: first?.source,
        };
    });
    if (after === undefined) {
        return violated;
    }
    // Of a base that failed before its settings were read nothing can be said.
    const old = before?.succeeded === false && Object.keys(before.settings).length === 0 ? after : before;
    const [oldLevel, newLevel] = [old, after].map((side) => side?.settings[settings.level] ?? settings.strict);
    const lowered =
        before !== undefined && oldLevel === settings.strict && newLevel !== oldLevel
            ? [
                  {
                      ...bare,
                      level: "high",
                      kind: "policy",
                      title: "Policies are weakened",
                      detail: `${settings.level} was ${oldLevel} and is ${newLevel ?? ""}: some rules only advise now.`,
                  } satisfies Risk,
              ]
            : [];
    return [
        ...violated,
        ...lowered,
        ...silenced(policies, basePolicies).map(([policy, group]): Risk => ({
            ...bare,
            level: "high",
            kind: "policy",
            title: `Policy ${policy} no longer refuses what it refused`,
            detail: `By the base's rules these are violations: ${group.map(({ urn }) => labelOf(urn)).join(", ")}.`,
            source: group[0]?.source,
        })),
        ...exceptionRisks(stack, old?.settings[settings.exceptions], after.settings[settings.exceptions]),
    ];
}

/** What changes in the pack itself, its texts for people apart; it holds for every stack. */
export function packRisks(files: readonly ChangedFile[]): Risk[] {
    const told = (["removed", "changed"] as const).flatMap((kind) => {
        const names = files.filter((file) => file.kind === kind && !file.file.endsWith(".md")).map(({ file }) => file);
        return names.length === 0 ? [] : [{ kind, names }];
    });
    return told.map(({ kind, names }) => ({
        stack: "",
        level: kind === "removed" ? "high" : "medium",
        kind: "policy",
        urn: "",
        title: `${names.length} ${names.length === 1 ? "file" : "files"} of the policy pack ${names.length === 1 ? "is" : "are"} ${kind}`,
        detail: `Rules may ask for less than before: ${listed(names)}.`,
        source: undefined,
    }));
}

const mostNames = 10;

function listed(names: readonly string[]): string {
    const more = names.length > mostNames ? ` and ${names.length - mostNames} more` : "";
    return `${names.slice(0, mostNames).join(", ")}${more}`;
}

/** What the base's pack refuses and the head's does not. */
function silenced(head: PolicyVerdict, base: PolicyVerdict | undefined): [string, RawViolation[]][] {
    const still = new Set(mandatory(head).map(({ policy, urn }) => `${policy} ${urn}`));
    const gone = base === undefined ? [] : mandatory(base);
    return groupedByPolicy(gone.filter(({ policy, urn }) => !still.has(`${policy} ${urn}`)));
}

function mandatory({ violations }: PolicyVerdict): RawViolation[] {
    return violations.filter(({ enforcement }) => enforcement !== "advisory");
}

function groupedByPolicy(violations: readonly RawViolation[]): [string, RawViolation[]][] {
    const groups = new Map<string, RawViolation[]>();
    for (const violation of violations) {
        groups.set(violation.policy, [...(groups.get(violation.policy) ?? []), violation]);
    }
    return [...groups];
}

/** A violation's message begins with what the policy asks for. */
function titleOf(violation: RawViolation | undefined): string {
    return violation?.message.split("\n")[0] ?? "";
}

/** An exception as it stands in the settings. */
interface Exception {
    /** What is excepted, for people. */
    readonly subject: string;
    readonly reason: string;
    readonly expires: string;
}

function exceptionRisks(stack: string, old: string | undefined, next: string | undefined): Risk[] {
    const known = new Map(exceptionsIn(old).map((exception) => [exception.subject, exception]));
    return exceptionsIn(next).flatMap((exception): Risk[] => {
        const { subject, reason, expires } = exception;
        const before = known.get(subject);
        const change = before === undefined ? "New" : expires > before.expires ? "Longer" : undefined;
        if (change === undefined && before?.reason === reason) {
            return [];
        }
        const until =
            before === undefined || change === undefined ? expires : `${expires} instead of ${before.expires}`;
        return [
            {
                stack,
                level: change === undefined ? "medium" : "high",
                kind: "exception",
                urn: "",
                title: `${change ?? "Changed"} exception from ${subject}`,
                detail: `Until ${until}. Reason: ${reason}`,
                source: undefined,
            },
        ];
    });
}

function exceptionsIn(text: string | undefined): Exception[] {
    const list = text === undefined ? [] : parsed(text);
    return (isJsonList(list) ? list : []).filter(isJsonObject).map(({ rule, resource, reason, expires }) => ({
        subject: resource === undefined ? show(rule) : `${show(rule)} for ${show(resource)}`,
        reason: show(reason),
        expires: show(expires),
    }));
}

function show(value: Json | undefined): string {
    return typeof value === "string" ? value : JSON.stringify(value ?? null);
}

function parsed(text: string): Json {
    try {
        return parseJson(text);
    } catch {
        return text;
    }
}
