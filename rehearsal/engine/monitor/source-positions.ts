import { randomUUID } from "node:crypto";
import { relative } from "node:path";
import { fileURLToPath } from "node:url";
import type { SourcePosition, StackTrace } from "@pulumi/pulumi/proto/source_pb";

/** What requests carry about the place in the program that they come from. */
interface Positioned {
    getSourceposition(): SourcePosition | undefined;
    getStacktrace(): StackTrace | undefined;
    getParentstacktracehandle(): string;
}

/** A place in the program, and how the program got there. */
export interface Origin {
    readonly sourcePosition: string;
    readonly stackTrace: readonly string[];
}

/**
 * Makes places in programs relative to the project, so that they are the same on every machine.
 * Source: `sourcePositions` in `pkg/resource/deploy/source_eval.go`.
 */
export class SourcePositions {
    private readonly traces = new Map<string, readonly string[]>();
    /** By address of a source file: programs have few, and each registration names some ten of them. */
    private readonly places = new Map<string, string>();

    constructor(private readonly projectRoot: string) {}

    originOf(request: Positioned): Origin {
        const frames = request.getStacktrace()?.getFramesList() ?? [];
        const own = frames.map((frame) => this.format(frame.getPc()));
        const outer = this.traces.get(request.getParentstacktracehandle()) ?? [];
        return { sourcePosition: this.format(request.getSourceposition()), stackTrace: [...outer, ...own] };
    }

    /** Remembers a stack trace for registrations that come from another process, while `work` lasts. */
    async during<Result>(request: Positioned, work: (handle: string) => Promise<Result>): Promise<Result> {
        const { stackTrace } = this.originOf(request);
        if (stackTrace.length === 0) {
            return work("");
        }
        const handle = randomUUID();
        this.traces.set(handle, stackTrace);
        try {
            return await work(handle);
        } finally {
            this.traces.delete(handle);
        }
    }

    private format(position: SourcePosition | undefined): string {
        const uri = position?.getUri() ?? "";
        if (position === undefined || !uri.startsWith("file:")) {
            return "";
        }
        const column = position.getColumn() === 0 ? "" : `,${position.getColumn()}`;
        return `project:///${this.placeOf(uri)}#${position.getLine()}${column}`;
    }

    private placeOf(uri: string): string {
        const known = this.places.get(uri);
        if (known !== undefined) {
            return known;
        }
        const path = relative(this.projectRoot, fileURLToPath(uri));
        const place = path.split("/").map(encodeURIComponent).join("/");
        this.places.set(uri, place);
        return place;
    }
}
