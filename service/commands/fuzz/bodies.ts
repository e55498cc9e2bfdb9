import fc from "fast-check";

/** A body that must be refused. */
export interface WrongBody {
    readonly kind: string;
    readonly body: string | Buffer;
    readonly mediaType: string;
    readonly chunked: boolean;
    /** The only right answers. */
    readonly right: readonly number[];
    /** Longer than the service takes. */
    readonly huge: boolean;
}

const mebibyte = 1024 * 1024;

/** Bodies that a route must refuse which takes bodies like `genuine`, all of whose properties are required. */
export function wrongBodies(genuine: Readonly<Record<string, unknown>>): fc.Arbitrary<WrongBody> {
    const text = JSON.stringify(genuine);
    const name = fc.constantFrom(...Object.keys(genuine));
    const depth = fc.oneof(fc.integer({ min: 17, max: 300 }), fc.integer({ min: 300, max: 8_000 }));
    const wrongValue = fc.constantFrom<unknown>(null, true, [], {}, "", -1, 0.5, 1e300, ["a"], { length: 5 });
    const kinds: Readonly<Record<string, fc.Arbitrary<string | Buffer>>> = {
        "deep JSON": fc.oneof(
            depth.map((levels) => "[".repeat(levels) + "]".repeat(levels)),
            depth.map((levels) => "[".repeat(levels)),
            fc.integer({ min: 17, max: 1_500 }).map((levels) => `${'{"a":'.repeat(levels)}1${"}".repeat(levels)}`),
            fc
                .tuple(name, depth)
                .map(([property, levels]) => `{"${property}":${"[".repeat(levels / 2)}${"]".repeat(levels / 2)}}`),
        ),
        "cut JSON": fc.nat({ max: text.length - 1 }).map((length) => text.slice(0, length)),
        "other JSON": fc.json({ maxDepth: 10 }),
        "name that changes prototypes": fc.constantFrom(
            `{"__proto__":{"admin":true},${text.slice(1)}`,
            `{"constructor":{"prototype":{"admin":true}},${text.slice(1)}`,
        ),
        "wrong property": fc
            .tuple(name, wrongValue)
            .map(([property, value]) => JSON.stringify({ ...genuine, [property]: value })),
        "missing property": name.map((property) => JSON.stringify({ ...genuine, [property]: undefined })),
        "unknown property": fc
            .tuple(fc.string({ minLength: 1, maxLength: 20 }), fc.jsonValue({ maxDepth: 2 }))
            .map(([property, value]) => JSON.stringify({ ...genuine, [`_${property}`]: value })),
        "odd number": fc
            .constantFrom("1e999", "-1e999", "9".repeat(400), "0x10", "01", "1.", "NaN", "Infinity")
            .map((number) => `{"${Object.keys(genuine)[0] ?? ""}":${number}}`),
        bytes: fc.uint8Array({ maxLength: 2_000 }).map((bytes) => Buffer.from(bytes)),
    };
    const refused = Object.entries(kinds).map(([kind, body]) => fc.tuple(body, fc.boolean()).map(of(kind, [400])));
    const otherTypes = fc
        .constantFrom("text/plain", "application/xml", "multipart/form-data; boundary=a", "application/x-json", "a")
        .map((mediaType) => ({ ...of("other media type", [415])([text, false]), mediaType }));
    const size = fc.oneof(
        { weight: 9, arbitrary: fc.integer({ min: 17 * 1024, max: 200 * 1024 }) },
        { weight: 1, arbitrary: fc.integer({ min: mebibyte, max: 10 * mebibyte }) },
    );
    const filling = fc.constantFrom(" ", "[", '{"a":', '"', "9");
    const huge = fc.tuple(size, filling, fc.boolean()).map(([length, character, chunked]) => ({
        ...of("huge body", [413])([character.repeat(Math.ceil(length / character.length)), chunked]),
        huge: true,
    }));
    return fc.oneof(...refused, otherTypes, huge);
}

function of(kind: string, right: readonly number[]) {
    return ([body, chunked]: readonly [string | Buffer, boolean]): WrongBody => ({
        kind,
        body,
        mediaType: "application/json",
        chunked,
        right,
        huge: false,
    });
}
