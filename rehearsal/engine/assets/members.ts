import { readdirSync, readFileSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { Asset, type Archive } from "../../model/values";
import { readAsset } from "./hash";

/** One file of an archive. */
export interface Member {
    /** With `/` between folders. */
    readonly name: string;
    readonly bytes: Buffer;
}

/** The files below a directory, in lexical order per level; links to directories and `.pulumi` are left out. */
function* filesBelow(directory: string, prefix: string): Generator<Member> {
    const entries = readdirSync(directory, { withFileTypes: true });
    entries.sort((a, b) => Buffer.compare(Buffer.from(a.name), Buffer.from(b.name)));
    for (const entry of entries) {
        const path = join(directory, entry.name);
        const name = prefix + entry.name;
        if (entry.isDirectory()) {
            if (entry.name !== ".pulumi") {
                yield* filesBelow(path, `${name}/`);
            }
        } else if (!entry.isSymbolicLink() || !statSync(path).isDirectory()) {
            yield { name, bytes: readFileSync(path) };
        }
    }
}

function* membersOf(archive: Archive, directory: string, prefix: string): Generator<Member> {
    const { source } = archive;
    if (source === undefined || "uri" in source) {
        throw new Error(`the contents of an archive with hash '${archive.hash}' are not at hand: give it by path`);
    }
    if ("path" in source) {
        yield* filesBelow(resolve(directory, source.path), prefix);
        return;
    }
    for (const key of Object.keys(source.assets).sort()) {
        const member = source.assets[key];
        if (member instanceof Asset) {
            yield { name: prefix + key, bytes: readAsset(member, directory) ?? Buffer.alloc(0) };
        } else if (member !== undefined) {
            yield* membersOf(member, directory, `${prefix}${key}/`);
        }
    }
}

/** The files of an archive in the order that its hash needs; of equal names the first counts. */
export function archiveMembers(archive: Archive, directory: string): Member[] {
    const members = new Map<string, Member>();
    for (const member of membersOf(archive, directory, "")) {
        if (!members.has(member.name)) {
            members.set(member.name, member);
        }
    }
    return [...members.values()];
}
