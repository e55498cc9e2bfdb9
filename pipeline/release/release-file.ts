import { valid } from "semver";
import { isScalar, parseDocument } from "yaml";

/** Which image an application runs in a stack. */
export interface Release {
    readonly version: string;
    /** Digest of the image, for example `sha256:` and 64 hexadecimal digits. */
    readonly digest: string;
}

/** Stands in a file of a stack to which nothing has been released. */
const none = `sha256:${"0".repeat(64)}`;

/** Where the desired state of an application in a stack stands. */
export function releaseFile(stack: string, app: string): string {
    const faults = Object.entries({ stack, app }).filter(([, name]) => !/^[a-z0-9][a-z0-9-]*$/.test(name));
    if (faults.length > 0) {
        const found = faults.map(([what, name]) => `"${name}" as ${what}`).join(", ");
        throw new Error(`Expected names of lower-case letters, digits and hyphens, found ${found}`);
    }
    return `releases/${stack}/${app}.yaml`;
}

/** What a file says that runs; `undefined` if nothing has been released. Throws if the file says neither. */
export function readRelease(text: string): Release | undefined {
    const document = parseDocument(text);
    const [version, digest] = [document.getIn(["image", "version"]), document.getIn(["image", "digest"])];
    if (document.errors.length > 0 || typeof version !== "string" || typeof digest !== "string") {
        throw new Error("Expected a release file with texts as image.version and image.digest, found none such");
    }
    return digest === none ? undefined : { version, digest };
}

/** The file with another release. Comments and everything else stay as they are. */
export function setRelease(text: string, { version, digest }: Release): string {
    const faults = [
        ...(valid(version) === version ? [] : [`a semantic version, found "${version}"`]),
        ...(/^sha256:[0-9a-f]{64}$/.test(digest) && digest !== none ? [] : [`a digest sha256:…, found "${digest}"`]),
    ];
    if (faults.length > 0) {
        throw new Error(`Expected ${faults.join("; and ")}`);
    }
    const edits = [
        { range: rangeOf(text, "version"), value: version },
        { range: rangeOf(text, "digest"), value: digest },
    ];
    // From the end on, since an edit moves what stands behind it.
    return edits
        .sort((one, other) => other.range.start - one.range.start)
        .reduce((edited, { range, value }) => edited.slice(0, range.start) + value + edited.slice(range.end), text);
}

/** Where a value stands in the file. */
function rangeOf(text: string, key: "version" | "digest"): { readonly start: number; readonly end: number } {
    readRelease(text);
    const node = parseDocument(text).getIn(["image", key], true);
    if (!isScalar(node) || !node.range) {
        throw new Error(`Expected image.${key} to stand in the file itself, found a reference`);
    }
    const [start, end] = node.range;
    return { start, end };
}
