import { createHash } from "node:crypto";

import { tell, tool } from "../tool";

/**
 * Copies an image from a folder to a registry, as it is: the digest stays, so that what was scanned is what is released. A tag
 * that is there already must be the same image, since tags never move.
 *
 * @param layout a folder in OCI's layout
 * @param target repository and tag
 * @returns the digest
 */
export async function pushImage(layout: string, target: string): Promise<string> {
    const digest = await tool("skopeo", "inspect", "--format", "{{.Digest}}", `oci:${layout}`);
    const there = await digestThere(target);
    if (there !== undefined && there !== digest) {
        throw new Error(
            `Expected ${target} to be free or ${digest}, found ${there}: tags never move, release a new version`,
        );
    }
    if (there === undefined) {
        const copy = ["copy", "--all", "--preserve-digests", "--retry-times", "3"];
        await tool("skopeo", ...copy, `oci:${layout}`, `docker://${target}`);
    }
    return digest;
}

/**
 * Pushes a packed chart to a folder of a registry.
 *
 * @param folder for example `registry.example/charts`
 * @param name name of the chart, and of the file without version
 * @returns the digest
 */
export async function pushChart(file: string, folder: string, name: string, version: string): Promise<string> {
    const there = await digestThere(`${folder}/${name}:${version}`);
    if (there !== undefined) {
        return there;
    }
    // On the one or the other, by the version of Helm.
    const { stdout, stderr } = await tell("helm", "push", file, `oci://${folder}`);
    const digest = /^Digest:\s*(sha256:[0-9a-f]{64})$/m.exec(`${stdout}\n${stderr}`)?.[1];
    if (digest === undefined) {
        throw new Error(`Expected helm to tell a digest, found: ${stdout}${stderr}`);
    }
    return digest;
}

/**
 * The digest behind a tag, of an image or of anything else; `undefined` if there is no such tag. Skopeo tells digests of images
 * only, so the manifest itself is asked for: a digest is nothing but its hash.
 */
async function digestThere(target: string): Promise<string | undefined> {
    try {
        const { stdout } = await tell("skopeo", "inspect", "--raw", `docker://${target}`);
        return `sha256:${createHash("sha256").update(stdout).digest("hex")}`;
    } catch (error) {
        // ACR, ECR and others: "manifest unknown", "NAME_UNKNOWN", "name unknown", "not found".
        if (/manifest[ _]unknown|name[ _]unknown|not found/i.test(String(error))) {
            return undefined;
        }
        throw error;
    }
}
