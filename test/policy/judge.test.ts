import { deepEqual } from "node:assert/strict";

import { judge } from "../../policy/judge";
import type { ResourceRule, StackRule } from "../../policy/rule";
import { stackOf } from "../../policy/stack";
import { describeRule } from "./rule-cases";
import { subjectOf, unknownValue } from "./subjects";

interface Door {
    locked?: boolean;
    keys?: { owner: string }[];
}

const header = {
    title: "Doors are locked, and one owner holds the keys",
    why: "Anybody could enter.",
    mend: "Lock it.",
    severity: "high",
    references: [],
    types: ["house:index:Door"],
    guards: [],
} as const;

const doors: ResourceRule<Door> = {
    ...header,
    name: "doors",
    scope: "resource",
    *check({ properties, options }) {
        if (properties.locked !== true) {
            yield { property: "locked", expected: "true", found: properties.locked };
        }
        for (const [index, { owner }] of (properties.keys ?? []).entries()) {
            if (owner !== "me") {
                yield { property: `keys[${index}].owner`, expected: '"me"', found: owner };
            }
        }
        if (!options.protect) {
            yield { property: "", expected: "protect", found: options.protect };
        }
    },
};

describeRule(doors, {
    compliant: {
        "a locked door": { properties: { locked: true, keys: [{ owner: "me" }] }, options: { protect: true } },
        "a door without keys": { properties: { locked: true }, options: { protect: true } },
    },
    broken: {
        "an open door": { change: { locked: false }, findings: ["locked: expected true, found false"] },
        "a door with the lock forgotten": {
            change: { locked: undefined },
            findings: ["locked: expected true, found nothing"],
        },
        "an open door with a foreign key": {
            change: (door) => {
                door.locked = false;
                door.keys = [{ owner: "you" }];
            },
            findings: ["locked: expected true, found false", 'keys[0].owner: expected "me", found "you"'],
        },
        "a door that can be taken away": { options: { protect: false }, findings: ["expected protect, found false"] },
    },
    unknown: ["locked", "keys", "keys[0]", "keys[0].owner"],
});

const cellars: StackRule<Door> = {
    ...header,
    name: "cellars",
    scope: "stack",
    *check({ urn, properties }, stack) {
        const others = stack.ofType<Door>("house:index:Door").filter((other) => other.urn !== urn);
        for (const { properties: other } of others) {
            if (other.locked !== properties.locked) {
                yield { property: "locked", expected: "the same as its neighbour", found: properties.locked };
            }
        }
    },
};

describeRule(cellars, {
    compliant: {
        "doors that are alike": {
            properties: { locked: true },
            stack: [{ type: "house:index:Door", properties: { locked: true } }],
        },
    },
    broken: {
        "a neighbour's door that is open": {
            stack: [{ type: "house:index:Door", properties: { locked: false } }],
            findings: ["locked: expected the same as its neighbour, found true"],
        },
        "one open door and one that is not known yet": {
            stack: [
                { type: "house:index:Door", name: "open", properties: { locked: false } },
                { type: "house:index:Door", name: "unknown", properties: { locked: unknownValue } },
            ],
            findings: ["locked: expected the same as its neighbour, found true"],
            undecided: "locked",
        },
    },
    unknown: ["locked"],
});

describe("judge", () => {
    it("refuses a resource that a rule stumbles over", () => {
        const rule: ResourceRule = {
            ...doors,
            check() {
                throw new TypeError("keys is not iterable");
            },
        };
        const door = subjectOf({ type: "house:index:Door", properties: { keys: 7 } });

        deepEqual(judge(rule, door, stackOf([door])), {
            findings: [
                "expected properties of the types that the provider documents, found others (keys is not iterable)",
            ],
            undecided: undefined,
        });
    });

    it("shows a list that is not wholly known", () => {
        const rule: ResourceRule<Door> = {
            ...doors,
            *check({ properties }) {
                yield { property: "keys", expected: "none", found: properties.keys };
            },
        };
        const door = subjectOf({ type: "house:index:Door", properties: { keys: [{ owner: unknownValue }] } });

        deepEqual(judge(rule, door, stackOf([door])), {
            findings: ["keys: expected none, found a value that is not wholly known yet"],
            undecided: undefined,
        });
    });

    it("tells where in a name with dots a value is not known", () => {
        const rule: ResourceRule<{ tags: Record<string, string> }> = {
            ...doors,
            *check({ properties: { tags } }) {
                yield { property: "tags", expected: "none", found: tags["a.b/c"]?.length };
            },
        };
        const door = subjectOf({ type: "house:index:Door", properties: { tags: { "a.b/c": unknownValue } } });

        deepEqual(judge(rule, door, stackOf([door])), { findings: [], undecided: 'tags["a.b/c"]' });
    });
});
