/** A flag, by what stands behind it; `value` is absent where nothing does. */
export interface Flag {
    readonly value?: string;
    readonly summary: string;
    /** @default false */
    readonly optional?: boolean;
}

/** What a command is run with. */
export interface CommandRun {
    /** The value of each flag that was given; an empty text for those without a value. */
    readonly flags: ReadonlyMap<string, string>;
    readonly environment: Readonly<Record<string, string | undefined>>;
    /** The directory of the repository. */
    readonly directory: string;
}

/** How a command ended. */
export interface CommandResult {
    /** What people are told. */
    readonly message: string;
    /** What later steps of a job are told, each on one line. @default {} */
    readonly outputs?: Readonly<Record<string, string>>;
    /** Whether the job must fail. @default false */
    readonly failed?: boolean;
}

/** A command that workflows run. */
export interface Command {
    readonly summary: string;
    readonly flags: Readonly<Record<string, Flag>>;
    readonly run: (run: CommandRun) => Promise<CommandResult>;
}

/** The value of a flag that was declared as obligatory. */
export function valueOf({ flags }: CommandRun, name: string): string {
    const value = flags.get(name);
    if (value === undefined) {
        throw new Error(`--${name} is read, and not declared as obligatory`);
    }
    return value;
}
