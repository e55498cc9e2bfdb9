import { gunzipSync } from "node:zlib";

const blockBytes = 512;

/**
 * The files in a packaged chart, which is a tar archive in gzip.
 * Source: the ustar format in POSIX.1-1988: blocks of 512 bytes, each file's after a header with its name and size.
 */
export function readArchive(packed: Buffer): ReadonlyMap<string, string> {
    const archive = gunzipSync(packed);
    const files = new Map<string, string>();
    for (let position = 0; position + blockBytes <= archive.length;) {
        const header = archive.subarray(position, position + blockBytes);
        const name = textIn(header, 0, 100);
        if (name === "") {
            break;
        }
        const size = Number.parseInt(textIn(header, 124, 12), 8) || 0;
        const prefix = textIn(header, 345, 155);
        const start = position + blockBytes;
        files.set(prefix === "" ? name : `${prefix}/${name}`, archive.toString("utf8", start, start + size));
        position = start + Math.ceil(size / blockBytes) * blockBytes;
    }
    return files;
}

function textIn(block: Buffer, start: number, length: number): string {
    const text = block.toString("latin1", start, start + length);
    const end = text.indexOf("\0");
    return (end < 0 ? text : text.slice(0, end)).trim();
}
