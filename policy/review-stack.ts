import type { Review } from "./review";
import type { Rule, Subject } from "./rule";
import { stackOf } from "./stack";

/** A resource of a stack that exists: the same subject before and after it was made. */
export interface StackResource {
    readonly inputs: Subject;
    readonly outputs: Subject;
}

/** A violation, and who violates. */
export interface Violation {
    readonly rule: Rule;
    readonly subject: Subject;
    readonly message: string;
}

/** Applies rules to all resources of a stack, as engines do in an update. */
export function reviewStack(rules: readonly Rule[], resources: readonly StackResource[], review: Review): Violation[] {
    const stack = stackOf(resources.map(({ outputs }) => outputs));
    return rules.flatMap((rule) =>
        resources
            .map(({ inputs, outputs }) => (rule.scope === "resource" ? inputs : outputs))
            .filter(({ type }) => rule.types.includes(type))
            .flatMap((subject) => {
                const message = review.violation(rule, subject, stack);
                return message === undefined ? [] : [{ rule, subject, message }];
            }),
    );
}
