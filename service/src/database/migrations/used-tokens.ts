import type { Migration } from "./migration";

export const usedTokens: Migration = {
    name: "used tokens",
    statements: [
        // Ids of tokens are kept as their SHA-256, which has one length whatever an issuer chose.
        "CREATE TABLE used_tokens (id bytea PRIMARY KEY, expires_at timestamptz NOT NULL)",
        "CREATE INDEX used_tokens_expires_at_key ON used_tokens (expires_at)",
    ],
};
