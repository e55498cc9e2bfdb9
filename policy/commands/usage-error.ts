/** The command, or a file that it names, can't be used as it is. */
export class UsageError extends Error {}
