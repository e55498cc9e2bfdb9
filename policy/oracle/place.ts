import type { StoredResource } from "../stored-stack";

/** The file and line that declare a resource, for example `components/registry/acr-registry.ts:78`; empty if it is none of ours. */
export function placeOf({ sourcePosition = "" }: Pick<StoredResource, "sourcePosition">): string {
    const [, file, line] = /^project:\/\/\/(.+)#(\d+)/.exec(sourcePosition) ?? [];
    return file === undefined || line === undefined || file.startsWith("node_modules/")
        ? ""
        : `${decodeURIComponent(file)}:${line}`;
}
