/** A property path as programs write it: keys, indexes, and `*` for all of them. */
export type PropertyPath = readonly (string | number)[];

const step = /\["((?:[^"\\]|\\.)*)"\]|\[(\d+|\*)\]|\.?([^.[\]]+)/y;

/**
 * Parses `a.b`, `a["k.with.dots"]`, `a[0]` and `a[*]`; `undefined` for what is no path.
 * Source: `ParsePropertyPath` in sdk/go/common/resource/properties_path.go of pulumi/pulumi.
 */
export function parsePath(text: string): PropertyPath | undefined {
    const path: (string | number)[] = [];
    step.lastIndex = 0;
    while (step.lastIndex < text.length) {
        const found = step.exec(text);
        if (found === null) {
            return undefined;
        }
        const [, quoted, index, name] = found;
        if (quoted !== undefined) {
            path.push(quoted.replaceAll('\\"', '"'));
        } else if (index !== undefined) {
            path.push(index === "*" ? "*" : Number(index));
        } else if (name !== undefined) {
            path.push(name);
        }
    }
    return path;
}

/** True if `path` is `cover` or lies below it, `*` standing for any key or index. */
export function covers(cover: PropertyPath, path: PropertyPath): boolean {
    return cover.length <= path.length && cover.every((key, index) => key === "*" || key === path[index]);
}
