import type { Migration } from "./migration";
import { usedTokens } from "./used-tokens";
import { users } from "./users";

/**
 * All migrations in their order; the first has number 1. What was released is never changed or taken out: add another one.
 * Each must suit the version before too, whose pods still serve while the first new pod migrates.
 */
export const migrations: readonly Migration[] = [users, usedTokens];
