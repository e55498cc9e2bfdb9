import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";

import { stringify } from "yaml";

import type { ValueMap } from "../simulation/values";
import { stringAt } from "./objects/paths";
import { isDefinition } from "./objects/scope";

/** Folders and files are for their owner alone, because manifests may hold secrets. */
const modes = { folder: 0o700, file: 0o600 };

/**
 * Writes manifests instead of applying them, definitions of custom kinds apart, because they must be applied first.
 * Source: `renderYaml` and `renderPathForResource` in provider/pkg/provider/provider.go of pulumi-kubernetes.
 */
export class ManifestFolder {
    constructor(private readonly directory: string) {}

    /** Writes the manifest of an object; answers its file. */
    write(object: ValueMap): string {
        for (const folder of ["0-crd", "1-manifest"]) {
            mkdirSync(path.join(this.directory, folder), { recursive: true, mode: modes.folder });
        }
        const file = this.fileOf(object);
        writeFileSync(file, stringify(object, { sortMapEntries: true }), { mode: modes.file });
        return file;
    }

    /** Removes the manifest of an object, if it is there; answers its file. */
    remove(object: ValueMap): string {
        const file = this.fileOf(object);
        rmSync(file, { force: true });
        return file;
    }

    fileOf(object: ValueMap): string {
        const name = [
            stringAt(object, "apiVersion").replaceAll(/[/:]/g, "_"),
            stringAt(object, "kind").toLowerCase(),
            stringAt(object, "metadata", "namespace") || "default",
            stringAt(object, "metadata", "name"),
        ].join("-");
        return path.join(this.directory, isDefinition(object) ? "0-crd" : "1-manifest", `${name}.yaml`);
    }
}
