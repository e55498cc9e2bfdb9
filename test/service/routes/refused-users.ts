/** A user that is accepted. */
export const ada = { dni: "12345678Z", name: "Ada Lovelace" };

/** Bodies that are no user, by what is wrong with them. */
export const refusedUsers: Record<string, object | string | null> = {
    "no dni": { name: "Ada" },
    "no name": { dni: "X1" },
    "an empty dni": { ...ada, dni: "" },
    "a long dni": { ...ada, dni: "1".repeat(33) },
    "a dni with a space": { ...ada, dni: "1 2" },
    "a dni that is a number": { ...ada, dni: 1 },
    "a name that is null": { ...ada, name: null },
    "a name of spaces": { ...ada, name: "   " },
    "a name with a space at its end": { ...ada, name: "Ada " },
    "a long name": { ...ada, name: "x".repeat(201) },
    "a name with NUL": { ...ada, name: "A\0da" },
    "a name with half a character": { ...ada, name: "A\ud800" },
    "a name of two lines": { ...ada, name: "A\nda" },
    "an id": { ...ada, id: 7 },
    "a list": [ada],
    "a text": "Ada",
    null: null,
};
