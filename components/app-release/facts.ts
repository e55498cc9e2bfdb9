/** Helm values, as far as facts make them. */
export interface ValueTree {
    [key: string]: string | ValueTree;
}

/**
 * Turns facts by path into Helm values: `{"ingress.host": "a"}` becomes `{ingress: {host: "a"}}`.
 * The paths must have passed `factPathProblem`.
 */
export function factsToValues(facts: Readonly<Record<string, string>>): ValueTree {
    const root: ValueTree = {};
    for (const [path, fact] of Object.entries(facts)) {
        const keys = path.split(".");
        const last = keys.pop() ?? path;
        const parent = keys.reduce<ValueTree>((tree, key) => {
            const child = tree[key];
            const next = typeof child === "object" ? child : {};
            tree[key] = next;
            return next;
        }, root);
        parent[last] = fact;
    }
    return root;
}

/** What is wrong with a path among others; `undefined` if nothing is. */
export function factPathProblem(path: string, paths: readonly string[]): string | undefined {
    if (!/^[A-Za-z][A-Za-z0-9_-]*(\.[A-Za-z][A-Za-z0-9_-]*)*$/.test(path) || path.includes("__proto__")) {
        return "keys of the chart's values, joined by dots, such as ingress.host";
    }
    const inner = paths.find((other) => other.startsWith(`${path}.`));
    return inner === undefined ? undefined : `either ${path} or ${inner}, since one contains the other`;
}
