import type { Migration } from "./migration";

export const users: Migration = {
    name: "users",
    statements: [
        `CREATE TABLE users (
            id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
            dni text NOT NULL CHECK (char_length(dni) BETWEEN 1 AND 32),
            name text NOT NULL CHECK (char_length(name) BETWEEN 1 AND 200)
        )`,
        // 12345678z and 12345678Z are one document.
        "CREATE UNIQUE INDEX users_dni_key ON users (upper(dni))",
    ],
};
