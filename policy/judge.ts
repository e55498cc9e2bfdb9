import { describeFinding } from "./message";
import type { Finding, Rule, Stack, Subject } from "./rule";
import { unreadablePath } from "./unreadable";

/** What a rule says of a resource. */
export interface Judgement {
    /** What is wrong, in the words of `describeFinding`. */
    readonly findings: readonly string[];
    /** The property that the rule read and that can't be read yet; what the rule looks at after it is not judged. */
    readonly undecided: string | undefined;
}

/** Judges one resource by one rule. Never throws: a rule that stumbles over a malformed resource refuses it. */
export function judge(rule: Rule, subject: Subject, stack: Stack): Judgement {
    const findings: string[] = [];
    try {
        for (const finding of check(rule, subject, stack)) {
            findings.push(describeFinding(finding));
        }
    } catch (error) {
        const undecided = unreadablePath(error);
        if (undecided !== undefined) {
            return { findings, undecided };
        }
        const reason = error instanceof Error ? error.message : String(error);
        findings.push(`${malformed}, found others (${reason})`);
    }
    return { findings, undecided: undefined };
}

/** How the finding begins that says that a rule stumbled. */
export const malformed = "expected properties of the types that the provider documents";

function check(rule: Rule, subject: Subject, stack: Stack): Iterable<Finding> {
    return rule.scope === "resource" ? rule.check(subject) : rule.check(subject, stack);
}
