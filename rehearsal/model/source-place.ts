import type { ResourceState } from "./state";

/** A line of the project. */
export interface SourcePlace {
    /** Relative to the project, with `/`. */
    readonly file: string;
    readonly line: number;
}

/** Where a program declares a resource: the innermost line that is the project's own, and not one of its packages. */
export function declaredAt({
    sourcePosition,
    stackTrace,
}: Pick<ResourceState, "sourcePosition" | "stackTrace">): SourcePlace | undefined {
    return [sourcePosition, ...stackTrace]
        .map(parsePosition)
        .find((place) => place !== undefined && !/(^|\/)(node_modules|\.\.)\//.test(place.file));
}

/** Positions are written as `project:///environments/azure.ts#32,22`. */
function parsePosition(position: string): SourcePlace | undefined {
    const [, path, line] = /^project:\/\/\/(.+)#(\d+)(,\d+)?$/.exec(position) ?? [];
    return path === undefined ? undefined : { file: decodeURIComponent(path), line: Number(line) };
}
