import assert from "node:assert/strict";
import fc from "fast-check";
import {
    Archive,
    Asset,
    Computed,
    OutputValue,
    type PropertyMap,
    type PropertyValue,
    ResourceReference,
    Secret,
} from "../../../rehearsal/model/values";
import { type Crypter, SymmetricCrypter } from "../../../rehearsal/state/crypter";
import { parseJson } from "../../../rehearsal/state/json";
import { decodeProperty, encodeProperty } from "../../../rehearsal/state/property-json";

const newCrypter = () => new SymmetricCrypter(Buffer.alloc(32, 7));

function throughJson(value: PropertyValue, crypter: Crypter = newCrypter()): PropertyValue {
    return decodeProperty(parseJson(JSON.stringify(encodeProperty(value, crypter))), crypter);
}

const asset = fc.oneof(
    fc.string({ minLength: 1 }).map((text) => new Asset("hash", { text })),
    fc.string({ minLength: 1 }).map((path) => new Asset("hash", { path })),
    fc.constant(new Asset("hash", undefined)),
);

const { value: anyValue } = fc.letrec<{ value: PropertyValue }>((tie) => ({
    value: fc.oneof(
        { maxDepth: 4 },
        fc.constant(null),
        fc.boolean(),
        fc.double().filter((number) => !Object.is(number, -0)),
        fc.string(),
        fc.constant(Computed.instance),
        asset,
        fc.dictionary(fc.string(), asset, { noNullPrototype: true }).map((assets) => new Archive("hash", { assets })),
        fc
            .tuple(fc.string(), fc.option(fc.string(), { nil: undefined }))
            .map(([urn, id]) => new ResourceReference(urn, id, "1.0.0")),
        fc.array(tie("value")),
        fc.dictionary(fc.string(), tie("value")).map((map): PropertyMap => ({ ...map })),
        tie("value").map((value) => new Secret(value)),
    ),
}));

describe("property values in the state", () => {
    it("come back as they were written", () => {
        fc.assert(
            fc.property(anyValue, (value) => {
                assert.deepEqual(throughJson(value), value);
            }),
        );
    });

    it("never hold a secret in clear", () => {
        const text = JSON.stringify(
            encodeProperty({ list: [new Secret({ password: "hunter2hunter2" })] }, newCrypter()),
        );
        assert.doesNotMatch(text, /hunter2/);
        assert.doesNotMatch(text, new RegExp(Buffer.from("hunter2hunter2").toString("base64").slice(0, 12)));
    });

    it("show secrets as plaintext where a person asked for it", () => {
        const encoded = encodeProperty(new Secret({ inner: new Secret("b") }), "plaintext");
        const sig = "4dabf18193072939515e22adb298388d";
        const secret = "1b47061264138c4ac30d75fd1eb44270";
        const inner = JSON.stringify({ inner: { [sig]: secret, plaintext: '"b"' } });
        assert.deepEqual(encoded, { [sig]: secret, plaintext: inner });
        assert.deepEqual(decodeProperty(encoded, newCrypter()), new Secret({ inner: new Secret("b") }));
    });

    it("keep the ciphertext of unchanged secrets, also of new values with the same content", () => {
        const crypter = newCrypter();
        const first = encodeProperty(new Secret({ a: 1, b: [2] }), newCrypter());
        const decoded = decodeProperty(first, crypter);
        assert.deepEqual(encodeProperty(decoded, crypter), first);
        assert.deepEqual(encodeProperty(new Secret({ b: [2], a: 1 }), crypter), first);
        assert.notDeepEqual(encodeProperty(new Secret({ a: 2, b: [2] }), crypter), first);
    });

    it("lose the dependencies of output values, but not secretness and unknowns", () => {
        assert.deepEqual(throughJson(new OutputValue("a", true, ["urn"])), new Secret("a"));
        assert.deepEqual(throughJson(new OutputValue(undefined, false, [])), Computed.instance);
    });

    it("refuse signatures that nobody knows", () => {
        assert.throws(
            () => decodeProperty({ "4dabf18193072939515e22adb298388d": "0000" }, newCrypter()),
            /unrecognized signature/,
        );
    });
});
