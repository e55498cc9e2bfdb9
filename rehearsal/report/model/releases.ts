import { type Json, type JsonObject, isJsonObject } from "../../state/json";
import type { ReleaseInput } from "./input";
import { compareProperties } from "./property-changes";
import type { ReleaseChange, ReleasedImage } from "./report";

/** What a changed file of desired state releases. */
export function releaseChange({ file, before, after }: ReleaseInput): ReleaseChange {
    const [old, next] = [valuesOf(before), valuesOf(after)];
    return {
        file,
        application: (file.split("/").at(-1) ?? file).replace(/\.ya?ml$/, ""),
        kind: before === undefined ? "added" : after === undefined ? "removed" : "changed",
        before: imageOf(before),
        after: imageOf(after),
        values: compareProperties(old, next).filter(({ path }) => !["image.digest", "image.version"].includes(path)),
    };
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
