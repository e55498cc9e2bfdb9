import type { DatabaseLog } from "@fairlead/service/src/database/log";

/** A log that nobody reads. */
export const silent: DatabaseLog = { info: () => undefined, warn: () => undefined, error: () => undefined };
