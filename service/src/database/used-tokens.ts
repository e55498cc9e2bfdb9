import { createHash } from "node:crypto";

import type { UsedTokens } from "../keys/used-tokens";
import type { Session } from "./session";

/** Clocks of pods and of the database differ: tokens are remembered longer than they are accepted. */
const marginMs = 300_000;
const batch = 5000;

/** Remembers used tokens for all replicas, embedded database or not. */
export class UsedTokensInDatabase implements UsedTokens {
    constructor(private readonly session: Session) {}

    /** True for one caller alone, whichever replica asks and however many at once. */
    async use(id: string, expiresAt: Date): Promise<boolean> {
        const { affected } = await this.session.query(
            "INSERT INTO used_tokens (id, expires_at) VALUES ($1, to_timestamp($2)) ON CONFLICT (id) DO NOTHING",
            [createHash("sha256").update(id).digest(), (expiresAt.getTime() + marginMs) / 1000],
        );
        return affected === 1;
    }

    /** Forgets tokens that nobody accepts any more, some thousands in a statement so that each is short. */
    async forgetExpired(): Promise<void> {
        let removed: number;
        do {
            const { affected } = await this.session.query(
                `DELETE FROM used_tokens WHERE id IN (
                    SELECT id FROM used_tokens WHERE expires_at < now() LIMIT $1 FOR UPDATE SKIP LOCKED
                )`,
                [batch],
            );
            removed = affected;
        } while (removed === batch);
    }
}
