import { createHash } from "node:crypto";

/** Letters and digits, lower case, that stand for a text. The same text gives the same digest. */
export function digest(text: string, length: number): string {
    const hex = createHash("sha256").update(text).digest("hex");
    return BigInt(`0x${hex}`).toString(36).slice(0, length);
}

/** The name itself if it is short enough; otherwise its beginning and a digest of the whole, so that two stay apart. */
export function shorten(name: string, most: number): string {
    if (name.length <= most) {
        return name;
    }
    const mark = digest(name, 6);
    return `${name.slice(0, most - mark.length - 1).replace(/[^A-Za-z0-9]+$/, "")}-${mark}`;
}

/**
 * A name of lower-case letters and digits that nobody else in the world has: what is left of `name`, and a digest
 * of `name` and of something that is the caller's own, such as a subscription id.
 *
 * @param most the greatest length the cloud takes; at least 16.
 */
export function worldwideName(name: string, owner: string, most: number): string {
    const mark = digest(`${owner}/${name}`, 8);
    const readable = name.toLowerCase().replace(/[^a-z0-9]/g, "");
    return `${readable.slice(0, most - mark.length)}${mark}`;
}
