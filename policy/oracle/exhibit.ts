/** A file that checkov reads, and what the things in it are. */
export interface Exhibit {
    /** The stack that it is of, or what else it is of. */
    readonly stack: string;
    /** The path of the file below the folder that checkov reads. */
    readonly file: string;
    readonly text: string;
    /** What is judged, by the name that checkov gives it. */
    readonly subjects: ReadonlyMap<string, Subject>;
}

/** Something that checkov judges. */
export interface Subject {
    /** What it is: a type token, or the API version and kind of an object that no resource of Pulumi stands for. */
    readonly type: string;
    readonly name: string;
    /** The file and line that declare it; empty if not known. */
    readonly place: string;
}
