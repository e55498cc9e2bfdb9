/** A property path in the form the state keeps it: names and indices. */
export type PathSegments = readonly (string | number)[];

const segment = /\.?(?:([^.[\]"]+)|\[(\d+)\]|\["((?:[^"\\]|\\.)*)"\]|\[(\*)\])/gy;
const plainName = /^[A-Za-z_$][A-Za-z0-9_$]*$/;

/** Splits `a.b[0]["c.d"]`. Source of the grammar: `sdk/go/common/resource/properties_path.go` in pulumi/pulumi. */
export function parsePath(path: string): PathSegments {
    return Array.from(path.matchAll(segment), ([, name, index, quoted, wildcard]) => {
        if (index !== undefined) {
            return Number(index);
        }
        return name ?? wildcard ?? (quoted ?? "").replaceAll(/\\(.)/g, "$1");
    });
}

/** The reverse of `parsePath`. */
export function formatPath(segments: PathSegments): string {
    return segments
        .map((part, position) => {
            if (typeof part === "number") {
                return `[${part}]`;
            }
            if (plainName.test(part) || part === "*") {
                return position === 0 ? part : `.${part}`;
            }
            return `["${part.replaceAll(/["\\]/g, String.raw`\$&`)}"]`;
        })
        .join("");
}
