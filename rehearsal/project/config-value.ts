import type { ConfigValue } from "../model/deployment";
import { type Yaml, isYamlList, isYamlMap } from "./yaml";

/** Gives the clear text of an encrypted value, or a stand-in for it. `path` is the dotted place of the value. */
export type Decrypt = (ciphertext: string, path: string) => string;

/**
 * A setting as Pulumi hands it to programs: texts as they are, everything else as JSON.
 * Source: `sdk/go/common/resource/config/{object,plaintext}.go` in pulumi/pulumi.
 */
export function toConfigValue(value: Yaml, key: string, decrypt: Decrypt): ConfigValue {
    if (value === null) {
        return { value: "", secret: false };
    }
    if (typeof value === "string") {
        return { value, secret: false };
    }
    const ciphertext = secureText(value);
    if (ciphertext !== undefined) {
        return { value: decrypt(ciphertext, key), secret: true };
    }
    return { value: toJson(value, key, decrypt), secret: hasSecret(value) };
}

/** The ciphertext of `{secure: …}`, the form of an encrypted value. */
export function secureText(value: Yaml): string | undefined {
    if (!isYamlMap(value) || Object.keys(value).length !== 1) {
        return undefined;
    }
    return typeof value.secure === "string" ? value.secure : undefined;
}

/** Whether a setting is encrypted, or a part of it is. */
export function hasSecret(value: Yaml): boolean {
    if (secureText(value) !== undefined) {
        return true;
    }
    const parts = isYamlList(value) ? value : isYamlMap(value) ? Object.values(value) : [];
    return parts.some(hasSecret);
}

/** JSON as Go writes it: sorted keys, and characters that mean something in HTML escaped. */
function toJson(value: Yaml, path: string, decrypt: Decrypt): string {
    if (typeof value === "bigint") {
        return value.toString();
    }
    if (isYamlList(value)) {
        return `[${value.map((element, index) => toJson(element, `${path}[${index}]`, decrypt)).join(",")}]`;
    }
    if (!isYamlMap(value)) {
        return escapeHtml(JSON.stringify(value));
    }
    const ciphertext = secureText(value);
    if (ciphertext !== undefined) {
        return escapeHtml(JSON.stringify(decrypt(ciphertext, path)));
    }
    const sorted = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
    const members = sorted.map(
        ([key, member]) => `${escapeHtml(JSON.stringify(key))}:${toJson(member, `${path}.${key}`, decrypt)}`,
    );
    return `{${members.join(",")}}`;
}

function escapeHtml(json: string): string {
    return json.replaceAll(/[<>&\u2028\u2029]/g, (character) => {
        return String.raw`\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
    });
}
