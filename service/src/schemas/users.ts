import { Type, type Static } from "@sinclair/typebox";

const Dni = Type.String({
    description: "Number of the identity document. Upper and lower case are the same.",
    pattern: "^[0-9A-Za-z][0-9A-Za-z.-]*$",
    minLength: 1,
    maxLength: 32,
    examples: ["12345678Z"],
});

const Name = Type.String({
    description: "Full name, without control characters and without space at its ends.",
    // Cs are halves of characters, which PostgreSQL can't keep.
    pattern: "^[^\\s\\p{Cc}\\p{Cs}](?:[^\\p{Cc}\\p{Cs}]*[^\\s\\p{Cc}\\p{Cs}])?$",
    minLength: 1,
    maxLength: 200,
    examples: ["Ada Lovelace"],
});

/** What one tells to create a user, or to replace what is known of one. */
export const NewUser = Type.Object({ dni: Dni, name: Name }, { additionalProperties: false });
export type NewUser = Static<typeof NewUser>;

/** What one tells to change something. */
export const UserChange = Type.Partial(NewUser, { additionalProperties: false, minProperties: 1 });
export type UserChange = Static<typeof UserChange>;

/** A user. What is read is not checked by the rules of what is written, which may become stricter. */
export const User = Type.Object({
    id: Type.Integer({ description: "Given by the database.", examples: [1] }),
    dni: Type.String({ examples: ["12345678Z"] }),
    name: Type.String({ examples: ["Ada Lovelace"] }),
});
export type User = Static<typeof User>;

/** Numbers in an address are texts of digits: `1e3`, `0x1f` and ` 1` are none. They fit in JavaScript's numbers. */
export const UserId = Type.Object({
    id: Type.String({ description: "The user's id.", pattern: "^[1-9][0-9]{0,14}$", examples: ["1"] }),
});

/** Which part of a list one asks for. */
export const Page = Type.Object(
    {
        limit: Type.String({
            description: "How many at most, from 1 to 100.",
            pattern: "^(?:[1-9][0-9]?|100)$",
            default: "50",
        }),
        after: Type.String({
            description: "Id of the last user of the page before. The header Link of an answer holds the next page.",
            pattern: "^(?:0|[1-9][0-9]{0,14})$",
            default: "0",
        }),
    },
    { additionalProperties: false },
);
