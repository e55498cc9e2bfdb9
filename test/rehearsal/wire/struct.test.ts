import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import fc from "fast-check";
import { Struct, Value } from "google-protobuf/google/protobuf/struct_pb";
import { CreateRequest, CreateResponse } from "@pulumi/pulumi/proto/provider_pb";
import "../../../rehearsal/wire/struct";

type Json = ReturnType<Struct["toJavaScript"]>;

/** Reads and writes structs by the generated code, in a process that has nothing else. */
const generated = `
const { Struct } = require("google-protobuf/google/protobuf/struct_pb");
const cases = JSON.parse(require("node:fs").readFileSync(0, "utf8"));
const answers = cases.map(({ fields, bytes }) => ({
    bytes: Buffer.from(Struct.fromJavaScript(fields).serializeBinary()).toString("hex"),
    fields: Struct.deserializeBinary(Buffer.from(bytes, "hex")).toJavaScript(),
}));
process.stdout.write(JSON.stringify(answers));
`;

function generatedAnswers(cases: readonly Json[]): { readonly bytes: string; readonly fields: Json }[] {
    const input = JSON.stringify(cases.map((fields) => ({ fields, bytes: hexOf(fields) })));
    const text = execFileSync(process.execPath, ["-e", generated], { cwd: __dirname, input, encoding: "utf8" });
    return JSON.parse(text) as { bytes: string; fields: Json }[];
}

function hexOf(fields: Json): string {
    return Buffer.from(Struct.fromJavaScript(fields).serializeBinary()).toString("hex");
}

describe("structs on the wire", () => {
    it("are read by the generated code, read what it writes, and have the same order", () => {
        const json = fc.letrec<{ value: Json[string]; fields: Json }>((tie) => ({
            value: fc.oneof(
                { maxDepth: 4 },
                fc.constant(null),
                fc.boolean(),
                fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => number + 0),
                fc.string({ unit: "binary" }),
                fc.array(tie("value")),
                tie("fields"),
            ),
            fields: fc.dictionary(
                fc.string().filter((key) => key !== "__proto__"),
                tie("value"),
                { noNullPrototype: true },
            ),
        })).fields;
        const cases = [{}, { empty: {}, list: [], "": "", zero: 0, no: false, none: null }, ...fc.sample(json, 300)];
        const answers = generatedAnswers(cases);
        for (const [index, fields] of cases.entries()) {
            const answer = answers[index];
            assert.ok(answer);
            assert.deepEqual(answer.fields, fields);
            assert.deepEqual(Struct.deserializeBinary(Buffer.from(answer.bytes, "hex")).toJavaScript(), fields);
            const own = Struct.deserializeBinary(Buffer.from(hexOf(fields), "hex")).toJavaScript();
            assert.equal(JSON.stringify(own), JSON.stringify(answer.fields), "the order is the same");
        }
    });

    it("keep numbers that JSON has not", () => {
        const fields = { nan: NaN, infinite: -Infinity, zero: -0 };
        assert.deepEqual(
            Struct.deserializeBinary(Struct.fromJavaScript(fields).serializeBinary()).toJavaScript(),
            fields,
        );
    });

    it("travel inside messages and values, and from a request to its answer", () => {
        const fields = { name: "a", nested: { list: [1, null, { deep: true }] } };
        const request = new CreateRequest().setUrn("urn").setProperties(Struct.fromJavaScript(fields));
        const received = CreateRequest.deserializeBinary(request.serializeBinary());
        assert.deepEqual(received.getProperties()?.toJavaScript(), fields);
        const response = new CreateResponse().setId("id").setProperties(received.getProperties());
        const answered = CreateResponse.deserializeBinary(response.serializeBinary());
        assert.deepEqual(answered.getProperties()?.toJavaScript(), fields);
        const value = Value.deserializeBinary(Value.fromJavaScript([fields]).serializeBinary());
        assert.deepEqual(value.toJavaScript(), [fields]);
    });
});
