/** An amount of something, as in `250m` or `1.5Gi`. */
export type Amount = string | number;

/** What the API server says of a text that is no amount. Source: apimachinery/pkg/api/resource/quantity.go of Kubernetes. */
export const quantityFault =
    "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'";

const syntax = /^([+-]?(?:\d+\.?\d*|\.\d+))([KMGTPE]i|[numkMGTPE]|[eE][+-]?\d+)?$/;

const binary = ["", "Ki", "Mi", "Gi", "Ti", "Pi", "Ei"] as const;
const decimal = ["n", "u", "m", "", "k", "M", "G", "T", "P", "E"] as const;

/** The place of "no suffix" among the decimal ones; each step is a factor of 1000. */
const ones = decimal.indexOf("");

export function isAmount(value: unknown): value is Amount {
    return (typeof value === "string" || typeof value === "number") && syntax.test(String(value));
}

/** An amount as a number, for comparisons. */
export function numberOf(amount: Amount): number {
    const [, number = "0", suffix = ""] = syntax.exec(String(amount)) ?? [];
    return Number(number) * factorOf(suffix);
}

/**
 * The shortest way to write an amount, which Kubernetes always uses: `1` for `1000m`, `1536Mi` for `1.5Gi`, `1k` for `1000`.
 * What is no amount is left as it is, and so are amounts with an exponent.
 * Source: `CanonicalizeBytes` in apimachinery/pkg/api/resource/quantity.go of Kubernetes.
 */
export function canonicalQuantity(amount: Amount): Amount {
    const [, number, suffix = ""] = syntax.exec(String(amount)) ?? [];
    if (number === undefined || /^[eE][+-]?\d/.test(suffix)) {
        return amount;
    }
    const value = numberOf(amount);
    if (suffix.endsWith("i") && Math.abs(value) >= 1024 && Number.isSafeInteger(value)) {
        return withLargest(BigInt(value), 1024n, binary);
    }
    const billionths = suffix.endsWith("i") ? BigInt(Math.round(value)) * 10n ** 9n : inBillionths(number, suffix);
    return billionths === 0n ? "0" : withLargest(billionths, 1000n, decimal);
}

/** An amount in the smallest unit there is, without an error; what is smaller yet is rounded away. */
function inBillionths(number: string, suffix: string): bigint {
    const [whole = "", fraction = ""] = number.split(".");
    const steps = decimal.findIndex((one) => one === suffix);
    const digits = BigInt(`${whole}${fraction}` || "0") * 1000n ** BigInt(steps);
    return digits / 10n ** BigInt(fraction.length);
}

/** A number of smallest units with the largest suffix that leaves it whole. */
function withLargest(value: bigint, factor: bigint, suffixes: readonly string[]): string {
    let [rest, index] = [value, 0];
    while (index < suffixes.length - 1 && rest % factor === 0n) {
        [rest, index] = [rest / factor, index + 1];
    }
    return `${rest.toString()}${suffixes[index] ?? ""}`;
}

function factorOf(suffix: string): number {
    if (suffix.endsWith("i")) {
        return 1024 ** binary.findIndex((one) => one === suffix);
    }
    return /^[eE][+-]?\d/.test(suffix)
        ? Number(`1${suffix}`)
        : 1000 ** (decimal.findIndex((one) => one === suffix) - ones);
}
