import { pathOf } from "./paths";

/** Stands for a value that is there and can't be read: not known before an update, or a secret in a state file. */
export class Unreadable {}

/** Why a check ended: it read a value that can't be read. In the form of the error that the policy SDK throws. */
class UnreadableError extends Error {
    constructor(readonly props: readonly string[]) {
        super(`${props.join(".")} can't be read`);
    }
}

/** The same properties, except that reading a value that can't be read throws. */
export function watchReads<Properties extends object>(
    properties: Properties,
    path: readonly string[] = [],
): Properties {
    return new Proxy(properties, {
        get: (target, key) => {
            const value: unknown = Reflect.get(target, key);
            const inside = [...path, String(key)];
            if (value instanceof Unreadable) {
                throw new UnreadableError(inside);
            }
            const isData = typeof value === "object" && value !== null && Object.hasOwn(target, key);
            return isData ? watchReads(value, inside) : value;
        },
    });
}

/** Properties of which none can be read. */
export const unreadableProperties = new Proxy<Readonly<Record<string, unknown>>>(
    {},
    {
        get: (_, key) => {
            throw new UnreadableError([String(key)]);
        },
    },
);

/**
 * The path of the value whose reading threw this error; `undefined` for any other error. The policy SDK throws an
 * `UnknownValueError`, a class that it does not export: an error whose `props` are the keys down to the value.
 */
export function unreadablePath(error: unknown): string | undefined {
    if (!(error instanceof Error && "props" in error && Array.isArray(error.props))) {
        return undefined;
    }
    return pathOf(error.props.map(String));
}
