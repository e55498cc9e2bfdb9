import type { PropertyPath } from "../model/paths";

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
