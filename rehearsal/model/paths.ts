/** A path to a property: keys and indices, `*` for any of them. */
export type PropertyPath = readonly (string | number)[];

/**
 * Reads a property path such as `a.b["c.d"][0][*]`.
 * Source: `ParsePropertyPath` in `sdk/go/common/resource/properties_path.go`.
 */
export function parsePath(text: string): PropertyPath {
    const path: (string | number)[] = [];
    let rest = text;
    const fault = (expected: string): Error => new Error(`invalid property path '${text}': expected ${expected}`);
    if (rest.startsWith(".")) {
        throw fault("a name at its start");
    }
    while (rest !== "") {
        if (rest.startsWith("[")) {
            const match = /^\[(?:"((?:[^"\\]|\\.)*)"|(\d+)|(\*))\]/.exec(rest);
            if (match === null) {
                throw fault('a quoted key, an index or * in brackets, as in ["key"], [0] or [*]');
            }
            const [whole, key, index] = match;
            path.push(key !== undefined ? key.replace(/\\(.)/g, "$1") : index !== undefined ? Number(index) : "*");
            rest = rest.slice(whole.length);
        } else {
            const start = rest.startsWith(".") ? 1 : 0;
            const [name = ""] = /^[^.[]*/.exec(rest.slice(start)) ?? [];
            if (name === "") {
                if (rest.slice(start).startsWith("[")) {
                    rest = rest.slice(start);
                    continue;
                }
                throw fault("a name after each dot");
            }
            path.push(name);
            rest = rest.slice(start + name.length);
        }
    }
    return path;
}

/** Like `parsePath`, but `undefined` for what is no path. */
export function tryParsePath(text: string): PropertyPath | undefined {
    try {
        return parsePath(text);
    } catch {
        return undefined;
    }
}

/** Whether `path` covers `other`: the same place, or one that holds it. */
export function covers(path: PropertyPath, other: PropertyPath): boolean {
    return path.length <= other.length && path.every((key, position) => key === "*" || key === other[position]);
}

const plainName = /^[A-Za-z_$][A-Za-z0-9_$]*$/;

/** The text of a property path: the reverse of `parsePath`. */
export function formatPath(path: PropertyPath): string {
    return path
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
