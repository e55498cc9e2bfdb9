/** What a server of programs is asked, as a line of JSON. */
export interface ProgramRequest {
    /** Of the SDK's run module. */
    readonly flags: Readonly<Record<string, string>>;
    readonly preview: boolean;
    /** For the environment. */
    readonly variables: Readonly<Record<string, string>>;
    readonly entryPoint: string;
}

/** What it answers, as lines of JSON: what the program prints, and in the end its exit code. */
export type ProgramAnswer = { readonly line: string } | { readonly code: number };
