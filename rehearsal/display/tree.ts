import type { Row } from "./progress";

/** A row in its place among the others. */
export interface TreeRow {
    readonly row: Row;
    /** What draws its branch: `├─ ` and the like. */
    readonly branch: string;
}

/**
 * Orders rows as a tree, children below their parents in order of appearance. A row whose parent isn't among the rows
 * stands at the top.
 */
export function layOutTree(rows: Iterable<Row>): readonly TreeRow[] {
    const all = [...rows];
    const known = new Set(all.map((row) => row.urn));
    const children = new Map<string, Row[]>();
    for (const row of all) {
        const parent = known.has(row.parent) && row.parent !== row.urn ? row.parent : "";
        const siblings = children.get(parent);
        if (siblings === undefined) {
            children.set(parent, [row]);
        } else {
            siblings.push(row);
        }
    }
    const result: TreeRow[] = [];
    const visit = (row: Row, branch: string, below: string) => {
        result.push({ row, branch });
        const own = children.get(row.urn) ?? [];
        own.forEach((child, index) => {
            const last = index === own.length - 1;
            visit(child, `${below}${last ? "└─ " : "├─ "}`, `${below}${last ? "   " : "│  "}`);
        });
    };
    for (const row of children.get("") ?? []) {
        visit(row, "", "");
    }
    return result;
}

/** The rows that satisfy a test, and all above them. */
export function withAncestors(rows: ReadonlyMap<string, Row>, test: (row: Row) => boolean): readonly Row[] {
    return rowsWithin(rows, [...rows.values()].filter(test), Infinity);
}

/** As many of the wanted rows, each with all above it, as there is room for; in the order of all rows. */
export function rowsWithin(rows: ReadonlyMap<string, Row>, wanted: readonly Row[], room: number): readonly Row[] {
    const kept = new Set<Row>();
    for (const row of wanted) {
        const path: Row[] = [];
        for (let next: Row | undefined = row; next !== undefined && !kept.has(next); next = rows.get(next.parent)) {
            path.push(next);
        }
        if (kept.size + path.length <= room) {
            path.forEach((part) => kept.add(part));
        }
    }
    return [...rows.values()].filter((row) => kept.has(row));
}
