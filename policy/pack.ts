import type {
    EnforcementLevel,
    Policies,
    PolicyComplianceFramework,
    PolicyResource,
    ReportViolation,
    ResourceValidationArgs,
    StackValidationArgs,
    StackValidationPolicy,
} from "@pulumi/policy";

import type { Note, Review } from "./review";
import type { Reference, Rule, Stack, Subject } from "./rule";
import { Level } from "./settings";
import { stackOf } from "./stack";
import { unreadableProperties } from "./unreadable";

/** The rules as policies of the SDK, and after them what the review has to tell in the end. */
export function policiesOf(rules: readonly Rule[], level: Level, review: Review): Policies {
    return [
        ...rules.map((rule) => policyOf(rule, level, review)),
        notes(
            "not-decidable-yet",
            "Not decidable yet: the rule is applied again when the value is known, in the update",
            "advisory",
            () =>
                review.undecided.map(({ rule, subject, property }) => ({
                    urn: subject.urn,
                    message: `${rule.name}: ${property} is not known yet (${rule.title})`,
                })),
        ),
        notes("exceptions", "Excepted by the stack's settings", "advisory", () => review.excepted),
        notes("expired-exceptions", "Exceptions have not ended", "mandatory", () => review.expired),
    ];
}

/** Whether a violation ends the update. */
export function enforcementOf({ development }: Rule, level: Level): "advisory" | "mandatory" {
    return level === Level.Development && development !== undefined ? "advisory" : "mandatory";
}

function policyOf(rule: Rule, level: Level, review: Review): Policies[number] {
    const { name, title, severity, mend, references, types } = rule;
    const header = {
        name,
        description: title,
        enforcementLevel: enforcementOf(rule, level),
        severity,
        remediationSteps: mend,
        framework: frameworkOf(references),
        url: references.find(({ url }) => url !== undefined)?.url,
    };
    const tell = (subject: Subject, stack: Stack, report: ReportViolation): void => {
        const violation = review.violation(rule, subject, stack);
        if (violation !== undefined) {
            report(violation, subject.urn);
        }
    };
    if (rule.scope === "resource") {
        const validateResource = (args: ResourceValidationArgs, report: ReportViolation): void => {
            if (types.includes(args.type)) {
                tell(subjectOf(args), nothingElse, report);
            }
        };
        return { ...header, validateResource: onlyFor(types, validateResource) };
    }
    const validateStack = ({ resources }: StackValidationArgs, report: ReportViolation): void => {
        const subjects = resources.map(subjectOf).map(asFarAsMade);
        const stack = stackOf(subjects);
        for (const subject of subjects.filter(({ type }) => types.includes(type))) {
            tell(subject, stack, report);
        }
    };
    return { ...header, validateStack: onlyFor(types, validateStack) };
}

/**
 * Lets the SDK leave a function out, before it reads the properties for it, where nothing is of its only type.
 * Source: what `validateResourceOfType` attaches in `policy.js` of @pulumi/policy, and `server.js` looks for.
 */
function onlyFor<Validate extends object>([type, ...others]: readonly string[], validate: Validate): Validate {
    return others.length === 0 ? Object.assign(validate, { __pulumiType: type }) : validate;
}

const nothingElse = stackOf([]);

function subjectOf({ urn, type, name, props, opts }: ResourceValidationArgs | PolicyResource): Subject {
    return { urn, type, name, properties: props, options: opts };
}

/**
 * In a preview, engines know no output at all of a resource whose provider they can't configure yet, such as that of a
 * cluster that does not exist.
 */
function asFarAsMade(subject: Subject): Subject {
    return Object.keys(subject.properties).length === 0 ? { ...subject, properties: unreadableProperties } : subject;
}

/** The first framework that asks for the same. Checkov's ids stand for checkov itself; others begin with their name. */
function frameworkOf([reference]: readonly Reference[]): PolicyComplianceFramework | undefined {
    if (reference === undefined) {
        return undefined;
    }
    const { id, url = "" } = reference;
    const name = id.startsWith("CKV") ? "checkov" : id.replace(/\s+\S+$/, "");
    return { name, version: "", reference: id, specification: url };
}

function notes(
    name: string,
    description: string,
    enforcementLevel: EnforcementLevel,
    read: () => readonly Note[],
): StackValidationPolicy {
    return {
        name,
        description,
        enforcementLevel,
        validateStack(_, report) {
            for (const { urn, message } of read()) {
                report(message, urn === "" ? undefined : urn);
            }
        },
    };
}
