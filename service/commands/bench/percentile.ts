/** The value below which a part of the values lies, by the nearest rank. */
export function percentile(values: readonly number[], part: number): number {
    const sorted = Float64Array.from(values).sort();
    return sorted[Math.max(0, Math.ceil(part * sorted.length) - 1)] ?? NaN;
}
