import { deepEqual } from "node:assert/strict";

import { mutateGuards, mutateLeaves } from "../../../policy/mutation/mutation-run";
import { mutantsOf } from "../../../policy/mutation/mutants";
import type { Guard, ResourceRule } from "../../../policy/rule";

const values = (value: unknown, guard: Partial<Guard> = {}) =>
    mutantsOf(value, guard).map((mutant) => [mutant.title, ...mutant.values]);

describe("a mutant", () => {
    it("is a value changed for the worse, or none", () => {
        deepEqual(values(true), [
            ["flipped", false],
            ["removed", undefined],
        ]);
        deepEqual(values(30)[0], ["zero or a million", 0, 1_000_000]);
        deepEqual(values("TLS1_2")[0], ["another text", "mutant"]);
        deepEqual(values("10.0.0.0/8")[0], ["opened", "0.0.0.0/0"]);
        deepEqual(values(["a"])[0]?.slice(0, 3), ["emptied or opened", [], ["a", "*"]]);
        deepEqual(values({ a: 1 })[0], ["emptied", {}]);
    });

    it("opens a policy for everybody", () => {
        deepEqual(values('{"Version":"2012-10-17","Statement":[]}')[0], [
            "opened",
            '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":"*","Action":"*","Resource":"*"}]}',
        ]);
    });

    it("is what the guard calls worse, and never what is there", () => {
        deepEqual(values("main", { worse: ["*", "main"] }), [
            ['made "*"', "*"],
            ["removed", undefined],
        ]);
    });

    it("is not the lack of what may lack, and the presence of what better lacks", () => {
        deepEqual(values(false, { absent: "safe" }), [["flipped", true]]);
        deepEqual(values(undefined), []);
        deepEqual(values(undefined, { absent: "safe", worse: [true] }), [["set", true]]);
    });
});

interface Door {
    readonly locks?: readonly { readonly closed?: boolean }[];
    readonly kind?: string;
}

/** Looks at the first lock only. */
const rule: ResourceRule<Door> = {
    name: "door-locks",
    title: "All locks are closed",
    why: "",
    mend: "",
    severity: "low",
    references: [],
    types: ["house:index:Door"],
    guards: [
        { type: "house:index:Door", property: "locks[*].closed", where: { kind: "outer" } },
        { type: "house:index:Door", property: "colour" },
    ],
    scope: "resource",
    *check({ properties }) {
        const [lock] = properties.locks ?? [];
        if (properties.kind === "outer" && lock?.closed !== true) {
            yield { property: "locks[0].closed", expected: "true", found: lock?.closed };
        }
    },
};

const door = (name: string, inputs: Door) => ({
    urn: `urn:pulumi:dev::fairlead::house:index:Door::${name}`,
    type: "house:index:Door",
    inputs: { ...inputs },
});
const doors = [
    door("front", { kind: "outer", locks: [{ closed: true }, { closed: true }] }),
    door("open", { kind: "outer", locks: [{ closed: false }] }),
    door("pantry", { kind: "inner", locks: [{ closed: true }] }),
];

describe("the mutation run", () => {
    it("lists what a rule that guards it lets pass, and leaves out what it refuses already", () => {
        const { mutants, survivors, met } = mutateGuards([rule], doors);
        const urn = "urn:pulumi:dev::fairlead::house:index:Door::front";
        deepEqual(survivors, [
            { rule: "door-locks", resource: urn, property: "locks[1].closed", mutant: "flipped" },
            { rule: "door-locks", resource: urn, property: "locks[1].closed", mutant: "removed" },
        ]);
        deepEqual([mutants, [...met]], [4, ["door-locks house:index:Door locks[*].closed"]]);
    });

    it("counts the texts, numbers and flags that a rule looks at", () => {
        deepEqual(mutateLeaves([rule], doors), { leaves: 7, caught: 1 });
    });
});
