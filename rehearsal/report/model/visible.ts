/** Controls other than line breaks and tabs, and characters that turn the direction of text or take no room. */
const invisible = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u00AD\u061C\u200B-\u200F\u2028-\u202E\u2060-\u206F\uFEFF]/g;

/** The text with what could hide or disguise something written out, as in `\u202e`. */
export function visible(text: string): string {
    return text
        .replaceAll("\r\n", "\n")
        .replaceAll(invisible, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`);
}
