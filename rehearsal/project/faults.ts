/** One thing wrong with a settings file. */
export interface Fault {
    /** The path of the file. */
    readonly file: string;
    /** The key in it, dotted; empty for the file as a whole. */
    readonly key: string;
    readonly expected: string;
    readonly found: string;
    /** What to do about it. */
    readonly mend: string;
}

/** Pulumi.yaml or Pulumi.<stack>.yaml can't be used. Tells all faults at once. */
export class ProjectError extends Error {
    constructor(readonly faults: readonly Fault[]) {
        super(faults.map(describeFault).join("\n"));
    }
}

/** Throws if there are faults. */
export function refuse(faults: readonly Fault[]): void {
    if (faults.length > 0) {
        throw new ProjectError(faults);
    }
}

function describeFault({ file, key, expected, found, mend }: Fault): string {
    const place = key === "" ? file : `${file}: ${key}`;
    return `${place}: expected ${expected}, found ${found}. ${mend}`;
}
