/** An amount of something, as in `250m` or `1.5Gi`. */
export type Amount = string | number;

/** What the API server says of a text that is no amount. Source: apimachinery/pkg/api/resource/quantity.go of Kubernetes. */
export const quantityFault =
    "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'";

const syntax = /^[+-]?(\d+\.?\d*|\.\d+)([KMGTPE]i|[numkMGTPE]|[eE][+-]?\d+)?$/;

export function isAmount(value: unknown): value is Amount {
    return (typeof value === "string" || typeof value === "number") && syntax.test(String(value));
}

const suffixes: Readonly<Record<string, number>> = {
    n: 1e-9,
    u: 1e-6,
    m: 1e-3,
    k: 1e3,
    M: 1e6,
    G: 1e9,
    T: 1e12,
    P: 1e15,
    E: 1e18,
    Ki: 2 ** 10,
    Mi: 2 ** 20,
    Gi: 2 ** 30,
    Ti: 2 ** 40,
    Pi: 2 ** 50,
    Ei: 2 ** 60,
};

/** An amount as a number, for comparisons. */
export function numberOf(amount: Amount): number {
    const text = String(amount);
    const suffix = /[KMGTPE]i$|[numkMGTPE]$/.exec(text)?.[0] ?? "";
    return Number(text.slice(0, text.length - suffix.length)) * (suffixes[suffix] ?? 1);
}
