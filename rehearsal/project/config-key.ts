/**
 * The full form of a configuration key, `namespace:name`. A key without a namespace belongs to the project, and
 * `namespace:config:name` is an older spelling.
 * Source: `ParseKey` in `sdk/go/common/resource/config/key.go` in pulumi/pulumi.
 *
 * @returns `undefined` if the text is no key
 */
export function fullKey(key: string, project: string): string | undefined {
    const parts = key.split(":");
    const [namespace = "", middle, name] = parts;
    if (parts.length === 1) {
        return `${project}:${key}`;
    }
    if (parts.length === 2) {
        return key;
    }
    return parts.length === 3 && middle === "config" ? `${namespace}:${name ?? ""}` : undefined;
}
