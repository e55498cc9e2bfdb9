import { type Exception, describeException, exceptionFor, isExpired } from "./exceptions";
import { judge } from "./judge";
import { describeViolation } from "./message";
import type { Rule, Stack, Subject } from "./rule";

/** Something that a rule could not decide. */
export interface Undecided {
    readonly rule: Rule;
    readonly subject: Subject;
    /** The property that can't be read. */
    readonly property: string;
}

/** Something to be told of a resource that is no violation. */
export interface Note {
    /** Empty if it is about the stack. */
    readonly urn: string;
    readonly message: string;
}

/**
 * The review of one stack: applies rules to resources and exceptions to violations, and remembers what is to be told in
 * the end.
 */
export class Review {
    /** Violations that an exception covers, by rule and resource: a resource can be judged twice in one run. */
    readonly #excepted = new Map<string, Note>();
    readonly #undecided = new Map<string, Undecided>();
    readonly #used = new Set<Exception>();

    /** @param today as `2027-01-31` */
    constructor(
        private readonly exceptions: readonly Exception[],
        private readonly today: string,
    ) {}

    /** The violation of a rule by a resource, in words; `undefined` if there is none, or none that is not excepted. */
    violation(rule: Rule, subject: Subject, stack: Stack): string | undefined {
        const { urn, name } = subject;
        const { findings, undecided } = judge(rule, subject, stack);
        const key = `${rule.name} ${urn}`;
        if (undecided !== undefined) {
            this.#undecided.set(key, { rule, subject, property: undecided });
        }
        if (findings.length === 0) {
            return undefined;
        }
        const exception = exceptionFor(this.exceptions, rule.name, name, this.today);
        if (exception === undefined) {
            return describeViolation(rule, subject, findings);
        }
        this.#used.add(exception);
        const until = `${rule.name} of ${name} until ${exception.expires}: ${exception.reason}`;
        this.#excepted.set(key, { urn, message: [until, rule.title, ...findings].join("\n") });
        return undefined;
    }

    get undecided(): readonly Undecided[] {
        return [...this.#undecided.values()];
    }

    /** What is excepted, and what exceptions cover nothing. */
    get excepted(): readonly Note[] {
        const unused = this.exceptions.filter(
            (exception) =>
                !isExpired(exception, this.today) && !this.#used.has(exception) && !this.#mayBeUsed(exception),
        );
        return [
            ...this.#excepted.values(),
            ...unused.map((exception) => ({
                urn: "",
                message: `${describeException(exception)} covers no violation; take it out of the settings`,
            })),
        ];
    }

    /** Whether it may cover what a rule can't decide yet. */
    #mayBeUsed(exception: Exception): boolean {
        return this.undecided.some(
            ({ rule, subject }) => exceptionFor([exception], rule.name, subject.name, this.today) !== undefined,
        );
    }

    /** The exceptions that have ended. */
    get expired(): readonly Note[] {
        return this.exceptions
            .filter((exception) => isExpired(exception, this.today))
            .map((exception) => ({
                urn: "",
                message:
                    `${describeException(exception)} ended on ${exception.expires}; ` +
                    `mend what it covered and take it out, or decide anew (it was: ${exception.reason})`,
            }));
    }
}
