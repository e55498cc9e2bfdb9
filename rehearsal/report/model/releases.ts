import { type Json, type JsonObject, isJsonObject } from "../../state/json";
import type { ReleaseInput } from "./input";
import { compareProperties } from "./property-changes";
import type { ReleaseChange, ReleasedImage } from "./report";

/** What changed files of desired state release. A file with other comments and the same values releases nothing. */
export function releaseChanges(files: readonly ReleaseInput[]): readonly ReleaseChange[] {
    return files.flatMap(({ file, before, after }): ReleaseChange[] => {
        const differences = compareProperties(valuesOf(before), valuesOf(after));
        const kind = before === undefined ? "added" : after === undefined ? "removed" : "changed";
        if (kind === "changed" && differences.length === 0) {
            return [];
        }
        return [
            {
                file,
                application: (file.split("/").at(-1) ?? file).replace(/\.ya?ml$/, ""),
                kind,
                before: imageOf(before),
                after: imageOf(after),
                values: differences.filter(({ path }) => !["image.digest", "image.version"].includes(path)),
            },
        ];
    });
}

function imageOf(values: Json | undefined): ReleasedImage | undefined {
    const image = isJsonObject(values) ? values.image : undefined;
    return isJsonObject(image) ? { version: textOf(image.version), digest: textOf(image.digest) } : undefined;
}

/** A file that holds something else than values is shown as a whole. */
function valuesOf(values: Json | undefined): JsonObject {
    return isJsonObject(values) ? values : values === undefined || values === null ? {} : { file: values };
}

function textOf(value: Json | undefined): string {
    return typeof value === "string" ? value : JSON.stringify(value ?? "");
}
