import { type Static, Type } from "@sinclair/typebox";

const person = { minLength: 1, maxLength: 200 };

/** A message that somebody wants to be sent. */
export const Message = Type.Object(
    {
        message: Type.String({ minLength: 1, maxLength: 4096, examples: ["This is a test"] }),
        to: Type.String({ ...person, examples: ["Juan Perez"] }),
        from: Type.String({ ...person, examples: ["Rita Asturia"] }),
        timeToLifeSec: Type.Integer({
            minimum: 1,
            maximum: 31_536_000,
            description: "Seconds for which the message is worth sending",
            examples: [45],
        }),
    },
    { additionalProperties: false },
);

export type Message = Static<typeof Message>;
