/** The command can't be understood or carried out as it was typed. */
export class UsageError extends Error {}
