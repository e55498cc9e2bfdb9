/** Keys as one path, as Pulumi's diff writes it: `agentPoolProfiles[0].name`, `tags["app.kubernetes.io/name"]`. */
export function pathOf(keys: readonly string[]): string {
    return keys.reduce((path, key) => {
        if (/^\d+$/.test(key)) {
            return `${path}[${key}]`;
        }
        if (/^[A-Za-z_$][\w$-]*$/.test(key)) {
            return path === "" ? key : `${path}.${key}`;
        }
        return `${path}[${JSON.stringify(key)}]`;
    }, "");
}

/** The keys of a path; `*` where it names each item of a list. */
export function keysOf(path: string): string[] {
    return [...path.matchAll(/\["([^"]+)"\]|\[(\d+|\*)\]|([^.[\]]+)/g)].map(([, quoted, index, key]) =>
        String(quoted ?? index ?? key),
    );
}

/** What stands at keys inside a value; `undefined` where there is nothing to look into. */
export function valueAt(value: unknown, keys: readonly string[]): unknown {
    return keys.reduce<unknown>((inside, key) => (isObject(inside) ? Reflect.get(inside, key) : undefined), value);
}

/** Puts something else at keys inside a value, or with `undefined` nothing. */
export function setValueAt(value: unknown, keys: readonly string[], next: unknown): void {
    const parent = valueAt(value, keys.slice(0, -1));
    const last = keys.at(-1);
    if (!isObject(parent) || last === undefined) {
        throw new Error(`expected something that holds ${pathOf(keys)}, found nothing; correct the path`);
    }
    if (next === undefined) {
        Reflect.deleteProperty(parent, last);
    } else {
        Reflect.set(parent, last, next);
    }
}

/** The keys of every text, number and flag inside a value. */
export function leavesOf(value: unknown, keys: readonly string[] = []): (readonly string[])[] {
    if (!isObject(value)) {
        return value === undefined || value === null ? [] : [keys];
    }
    return Object.entries(value).flatMap(([key, inside]) => leavesOf(inside, [...keys, key]));
}

function isObject(value: unknown): value is object {
    return typeof value === "object" && value !== null;
}
