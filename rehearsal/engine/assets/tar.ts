import type { Member } from "./members";

const blockSize = 512;

/** A USTAR header as Go's `archive/tar` writes it for mode 0600 and no owner or time. */
function header(name: string, size: number): Buffer {
    const block = Buffer.alloc(blockSize);
    const { prefix, rest } = splitName(name);
    block.write(rest, 0, "utf8");
    block.write("0000600\0", 100);
    block.write("0000000\0", 108);
    block.write("0000000\0", 116);
    block.write(`${size.toString(8).padStart(11, "0")}\0`, 124);
    block.write("00000000000\0", 136);
    block.write("        ", 148);
    block.write("0", 156);
    block.write("ustar\x0000", 257);
    block.write("0000000\0", 329);
    block.write("0000000\0", 337);
    block.write(prefix, 345, "utf8");
    const checksum = block.reduce((sum, byte) => sum + byte, 0);
    block.write(`${checksum.toString(8).padStart(6, "0")}\0 `, 148);
    return block;
}

/** Names over 100 bytes are split at a `/` into a prefix of at most 155 bytes and the rest. */
function splitName(name: string): { prefix: string; rest: string } {
    if (Buffer.byteLength(name) <= 100) {
        return { prefix: "", rest: name };
    }
    const at = name.lastIndexOf("/", 155);
    if (at <= 0 || Buffer.byteLength(name.slice(at + 1)) > 100) {
        throw new Error(
            `the name of an archive member is too long: '${name}'; use at most 100 bytes after the last '/'`,
        );
    }
    return { prefix: name.slice(0, at), rest: name.slice(at + 1) };
}

/** The tar whose hash is the hash of an archive. */
export function writeTar(members: readonly Member[]): Buffer {
    const blocks = members.flatMap(({ name, bytes }) => [
        header(name, bytes.length),
        bytes,
        Buffer.alloc((blockSize - (bytes.length % blockSize)) % blockSize),
    ]);
    return Buffer.concat([...blocks, Buffer.alloc(2 * blockSize)]);
}
