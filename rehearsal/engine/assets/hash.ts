import { createHash } from "node:crypto";
import { readFileSync, statSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { resolve } from "node:path";
import type { Archive, Asset } from "../../model/values";
import { archiveMembers } from "./members";
import { writeTar } from "./tar";

/** Names of files that are archives already; their bytes are hashed as they are. */
const archiveFile = /\.(tar|tgz|tar\.gz|zip|jar)$/i;

function sha256(data: string | Buffer): string {
    return createHash("sha256").update(data).digest("hex");
}

/** Only files can be read from a URI without a network; the hash of anything else stays as it was given. */
function pathOf(source: { readonly path: string } | { readonly uri: string }, directory: string): string | undefined {
    if ("path" in source) {
        return resolve(directory, source.path);
    }
    return source.uri.startsWith("file:") ? fileURLToPath(source.uri) : undefined;
}

/** The bytes of an asset, or `undefined` where they are not at hand. Relative paths start at `directory`. */
export function readAsset(asset: Asset, directory: string): Buffer | undefined {
    if (asset.source === undefined) {
        return undefined;
    }
    if ("text" in asset.source) {
        return Buffer.from(asset.source.text, "utf8");
    }
    const path = pathOf(asset.source, directory);
    if (path === undefined) {
        return undefined;
    }
    if (statSync(path).isDirectory()) {
        throw new Error(`asset path '${path}' is a directory; try using an archive`);
    }
    return readFileSync(path);
}

/**
 * The hash of an asset: SHA-256 of its bytes.
 * Source: `sdk/go/common/resource/asset/asset.go` in pulumi/pulumi.
 */
export function hashAsset(asset: Asset, directory: string): string {
    const bytes = readAsset(asset, directory);
    return bytes === undefined ? asset.hash : sha256(bytes);
}

/**
 * The hash of an archive: SHA-256 of the archive file, or of the tar that its members make.
 * Source: `sdk/go/common/resource/archive/archive.go` in pulumi/pulumi.
 */
export function hashArchive(archive: Archive, directory: string): string {
    if (archive.source === undefined) {
        return archive.hash;
    }
    if (!("assets" in archive.source)) {
        const path = pathOf(archive.source, directory);
        if (path === undefined) {
            return archive.hash;
        }
        if (archiveFile.test(path)) {
            return sha256(readFileSync(path));
        }
    }
    return sha256(writeTar(archiveMembers(archive, directory)));
}
