/** What a request is sent with. */
export interface Sent {
    readonly method: string;
    readonly path: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly body: string | Buffer;
    /** Sent without saying its length before. */
    readonly chunked?: boolean;
}

/** A request that must be refused. */
export interface Attack {
    readonly kind: string;
    readonly request: Sent;
    /** The only right answers. */
    readonly right: readonly number[];
    /** Whether the service may end the connection instead, as it need not read all that it is sent. */
    readonly mayEnd: boolean;
}

/** How a request was answered: by a status, or not, for a reason. */
export type Outcome = { readonly status: number } | { readonly failure: string };

/** What is wrong with how an attack was answered. */
export function faultOf({ kind, right, mayEnd }: Attack, outcome: Outcome): string | undefined {
    if ("failure" in outcome) {
        return mayEnd ? undefined : `${kind}: no answer (${outcome.failure})`;
    }
    const { status } = outcome;
    if (right.includes(status)) {
        return undefined;
    }
    const what = status < 400 ? "accepted with" : status >= 500 ? "the service failed with" : "answered with";
    return `${kind}: ${what} ${status} instead of ${right.join(" or ")}`;
}
