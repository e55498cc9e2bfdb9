/** The command, or what it was handed, can't be used as it is. */
export class UsageError extends Error {}
