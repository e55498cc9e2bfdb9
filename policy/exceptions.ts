/** What a rule lets pass for a time. */
export interface Exception {
    /** The rule's name. */
    readonly rule: string;
    /**
     * The resource's name.
     * @default every resource
     */
    readonly resource: string | undefined;
    /** Why, for reviewers. */
    readonly reason: string;
    /** The last day on which it holds, as `2027-01-31`. */
    readonly expires: string;
}

/** Whether it holds no more. */
export function isExpired({ expires }: Exception, today: string): boolean {
    return expires < today;
}

/** The exception that covers a violation today; the most particular one where there are several. */
export function exceptionFor(
    exceptions: readonly Exception[],
    rule: string,
    resource: string,
    today: string,
): Exception | undefined {
    const holding = exceptions.filter((exception) => exception.rule === rule && !isExpired(exception, today));
    return (
        holding.find((exception) => exception.resource === resource) ??
        holding.find((exception) => exception.resource === undefined)
    );
}

/** An exception in a few words, as it stands in the settings. */
export function describeException({ rule, resource }: Exception): string {
    return resource === undefined ? rule : `${rule} for ${resource}`;
}

/** The day of a moment, everywhere the same: `2027-01-31`. */
export function dayOf(moment: Date): string {
    return moment.toISOString().slice(0, "2027-01-31".length);
}
