/** The candidate that is most like a mistyped name, if one is like it at all. */
export function nearest(name: string, candidates: Iterable<string>): string | undefined {
    let best: string | undefined;
    let least = Math.max(2, Math.floor(name.length / 3)) + 1;
    for (const candidate of candidates) {
        const distance = editDistance(name.toLowerCase(), candidate.toLowerCase(), least);
        if (distance < least) {
            [best, least] = [candidate, distance];
        }
    }
    return best;
}

/** `" (did you mean 'x'?)"`, or nothing. */
export function suggestion(name: string, candidates: Iterable<string>): string {
    const found = nearest(name, candidates);
    return found === undefined ? "" : ` (did you mean '${found}'?)`;
}

/** Insertions, deletions and replacements between two texts; any number of `limit` or more counts as `limit`. */
function editDistance(a: string, b: string, limit: number): number {
    if (Math.abs(a.length - b.length) >= limit) {
        return limit;
    }
    let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
    for (let row = 1; row <= a.length; row += 1) {
        const current = [row];
        for (let column = 1; column <= b.length; column += 1) {
            const replaced = (previous[column - 1] ?? 0) + (a[row - 1] === b[column - 1] ? 0 : 1);
            current.push(Math.min(replaced, (previous[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1));
        }
        previous = current;
    }
    return Math.min(limit, previous[b.length] ?? limit);
}
