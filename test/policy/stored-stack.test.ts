import { deepEqual, equal, throws } from "node:assert/strict";

import { judge } from "../../policy/judge";
import type { ResourceRule } from "../../policy/rule";
import { stackOf } from "../../policy/stack";
import { parseState, toStackResource } from "../../policy/stored-stack";

const signature = { "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270" };
const urn = "urn:pulumi:dev::fairlead::house:index:House$house:index:Door::front";
const state = (...resources: object[]) => JSON.stringify({ version: 3, deployment: { resources } });

describe("a stored stack", () => {
    it("gives the resources as rules see them", () => {
        const { project, stack, resources } = parseState(
            state({
                urn,
                type: "house:index:Door",
                custom: true,
                parent: "urn:pulumi:dev::fairlead::house:index:House::home",
                protect: true,
                inputs: { __defaults: [], locked: true },
                outputs: { locked: true, id: "d" },
                customTimeouts: { create: 60 },
            }),
        );
        deepEqual([project, stack], ["fairlead", "dev"]);
        const [door] = resources.map(toStackResource);
        deepEqual(
            { ...door?.inputs, properties: { ...door?.inputs.properties } },
            {
                urn,
                type: "house:index:Door",
                name: "front",
                properties: { locked: true },
                options: {
                    protect: true,
                    ignoreChanges: [],
                    aliases: [],
                    additionalSecretOutputs: [],
                    customTimeouts: { createSeconds: 60, updateSeconds: 0, deleteSeconds: 0 },
                    parent: "urn:pulumi:dev::fairlead::house:index:House::home",
                },
            },
        );
        deepEqual({ ...door?.outputs.properties }, { locked: true, id: "d" });
    });

    it("leaves out what is to be deleted, and what others manage", () => {
        const type = "house:index:Door";
        deepEqual(parseState(state({ urn, type, delete: true }, { urn, type, external: true })).resources, []);
        deepEqual(parseState('{"version":3,"deployment":{}}').resources, []);
    });

    for (const [form, value] of Object.entries({ ciphertext: "v1:aaaa", plaintext: '"hunter2"' })) {
        it(`has secrets that no rule reads, as ${form}`, () => {
            const inputs = { code: { ...signature, [form]: value } };
            const [door] = parseState(state({ urn, type: "house:index:Door", inputs })).resources.map(toStackResource);
            const rule: ResourceRule<{ code?: string }> = {
                name: "door-code",
                title: "Doors have no code",
                why: "",
                mend: "",
                severity: "low",
                references: [],
                types: ["house:index:Door"],
                guards: [],
                scope: "resource",
                *check({ properties }) {
                    yield { property: "", expected: "a code", found: "code" in properties };
                    yield { property: "code", expected: "none", found: properties.code };
                },
            };
            equal(door === undefined, false);
            deepEqual(door && judge(rule, door.inputs, stackOf([])), {
                findings: ["expected a code, found true"],
                undecided: "code",
            });
        });
    }

    it("has something else for its secrets where that is given", () => {
        const inputs = {
            name: "a",
            list: [
                { ...signature, ciphertext: "v1:aaaa" },
                { ...signature, plaintext: '"b"' },
            ],
        };
        const { resources } = parseState(
            state({ urn, type: "house:index:Door", inputs }),
            (plain) => plain ?? "closed",
        );
        deepEqual(resources[0]?.inputs, { name: "a", list: ["closed", '"b"'] });
    });

    const malformed = "resources without a URN, a type or an object of properties";
    for (const [text, found] of Object.entries({
        "resources: []": "no JSON",
        "{}": "no deployment in it",
        null: "no deployment in it",
        '{"deployment":null}': "no deployment in it",
        '{"deployment":{"resources":[{}]}}': malformed,
        '{"deployment":{"resources":[{"urn":"u","type":"t","inputs":null}]}}': malformed,
    })) {
        it(`is refused as ${text}`, () => {
            throws(() => parseState(text), {
                message: `expected what \`pulumi stack export\` or \`npm run rehearse -- export\` writes, found ${found}`,
            });
        });
    }
});
