import { createHash } from "node:crypto";
import { copyFileSync, existsSync } from "node:fs";
import type { UntypedDeployment } from "./deployment-json";
import { Fields } from "./fields";
import { readFileIfThere, replaceFile } from "./files";
import { parseJson } from "./json";
import { type StackName, type StateLayout, organization } from "./layout";

/** A stack's state as its file holds it, with the hash that names this very content. */
export interface StackFile {
    readonly hash: string;
    /** Absent if nothing was ever deployed. */
    readonly deployment: UntypedDeployment | undefined;
}

/** The form of the file is `apitype.VersionedCheckpoint` in `sdk/go/common/apitype/core.go` in pulumi/pulumi. */
export function readStackFile(layout: StateLayout, name: StackName): StackFile {
    const file = layout.stackFile(name);
    const text = readFileIfThere(file);
    if (text === undefined) {
        return { hash: hashOf(""), deployment: undefined };
    }
    try {
        const fields = new Fields(parseJson(text), "checkpoint");
        const latest = new Fields(fields.object("checkpoint"), "checkpoint").object("latest");
        const deployment = {
            version: fields.number("version"),
            features: fields.texts("features"),
            deployment: latest,
        };
        return { hash: hashOf(text), deployment: Object.keys(latest).length === 0 ? undefined : deployment };
    } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        throw new Error(`${file} is not a Pulumi state: ${reason}. Restore ${file}.bak over it, or delete it.`);
    }
}

/** The text that `writeStackFile` writes, and its hash. */
export function stackFileText({ project, stack }: StackName, deployment: UntypedDeployment): [string, string] {
    const { deployment: latest, ...version } = deployment;
    const checkpoint = { stack: `${organization}/${project}/${stack}`, latest };
    const text = JSON.stringify({ ...version, checkpoint }, null, 4);
    return [text, hashOf(text)];
}

/** Replaces the file; the former one stays beside it as `.bak`. */
export function writeStackFile(layout: StateLayout, name: StackName, text: string): void {
    const file = layout.stackFile(name);
    if (existsSync(file)) {
        copyFileSync(file, `${file}.bak`);
    }
    replaceFile(file, text);
}

function hashOf(text: string): string {
    return createHash("sha256").update(text).digest("hex");
}
