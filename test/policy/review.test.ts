import { deepEqual, equal } from "node:assert/strict";

import { dayOf, type Exception } from "../../policy/exceptions";
import { enforcementOf } from "../../policy/pack";
import { Review } from "../../policy/review";
import { reviewStack } from "../../policy/review-stack";
import type { ResourceRule, StackRule, Subject } from "../../policy/rule";
import { Level } from "../../policy/settings";
import { stackOf } from "../../policy/stack";
import { subjectOf, unknownValue } from "./subjects";

interface Door {
    readonly locked?: boolean;
}

const header = {
    title: "Doors are locked",
    why: "Anybody could enter.",
    mend: "Lock it.",
    severity: "high",
    references: [{ id: "CKV_DOOR_1" }, { id: "CIS Doors 1.2" }],
    types: ["house:index:Door"],
    guards: [],
} as const;

const locked: ResourceRule<Door> = {
    ...header,
    name: "door-locked",
    scope: "resource",
    *check({ properties }) {
        if (properties.locked !== true) {
            yield { property: "locked", expected: "true", found: properties.locked };
        }
    },
};

const alike: StackRule<Door> = {
    ...header,
    name: "doors-alike",
    scope: "stack",
    *check({ properties }, stack) {
        if (stack.ofType<Door>("house:index:Door").some((other) => other.properties.locked !== properties.locked)) {
            yield { property: "locked", expected: "the same everywhere", found: properties.locked };
        }
    },
};

const door = (name: string, properties: object, parent?: string): Subject =>
    subjectOf({ type: "house:index:Door", name, properties, options: parent === undefined ? {} : { parent } });
const today = "2026-11-21";
const exception = (given: Partial<Exception>): Exception => ({
    rule: "door-locked",
    resource: undefined,
    reason: "The lock is on order.",
    expires: "2026-12-31",
    ...given,
});
const judged = (review: Review, subject: Subject) => review.violation(locked, subject, stackOf([subject]));

describe("a review", () => {
    it("says of a violation what is wrong, where, why, how to mend it and who else asks for it", () => {
        const parent = "urn:pulumi:test::fairlead::house:index:House::home";
        equal(
            judged(new Review([], today), door("front", { locked: false }, parent)),
            [
                "locked: expected true, found false",
                'Where: Door "front" of House "home"',
                "Why: Anybody could enter.",
                "Mend: Lock it.",
                "See: CKV_DOOR_1, CIS Doors 1.2",
            ].join("\n"),
        );
    });

    it("does not name the stack as a component", () => {
        const parent = "urn:pulumi:test::fairlead::pulumi:pulumi:Stack::fairlead-test";
        equal(judged(new Review([], today), door("front", {}, parent))?.split("\n")[1], 'Where: Door "front"');
    });

    it("makes a note of a violation that is excepted, until the last day", () => {
        const review = new Review([exception({ expires: today })], today);
        const front = door("front", { locked: false });
        equal(judged(review, front), undefined);
        equal(judged(review, front), undefined);
        deepEqual(review.excepted, [
            {
                urn: front.urn,
                message:
                    "door-locked of front until 2026-11-21: The lock is on order.\n" +
                    "Doors are locked\nlocked: expected true, found false",
            },
        ]);
        deepEqual(review.expired, []);
    });

    it("excepts the named resource only", () => {
        const review = new Review([exception({ resource: "front" })], today);
        equal(judged(review, door("front", {})), undefined);
        equal(judged(review, door("back", {}))?.split("\n")[0], "locked: expected true, found nothing");
    });

    it("holds a violation against who has an exception that has ended, and the exception too", () => {
        const review = new Review([exception({ expires: "2026-11-20" })], today);
        equal(judged(review, door("front", {}))?.split("\n")[0], "locked: expected true, found nothing");
        deepEqual(review.excepted, []);
        deepEqual(review.expired, [
            {
                urn: "",
                message:
                    "door-locked ended on 2026-11-20; mend what it covered and take it out, or decide anew " +
                    "(it was: The lock is on order.)",
            },
        ]);
    });

    it("tells of an exception that covers nothing", () => {
        const review = new Review([exception({ resource: "side" })], today);
        judged(review, door("front", { locked: true }));
        deepEqual(review.excepted, [
            { urn: "", message: "door-locked for side covers no violation; take it out of the settings" },
        ]);
    });

    it("does not tell so of an exception that may cover what can't be decided yet", () => {
        const review = new Review([exception({ resource: "front" }), exception({ resource: "side" })], today);
        judged(review, door("front", { locked: unknownValue }));
        deepEqual(
            review.excepted.map(({ message }) => message),
            ["door-locked for side covers no violation; take it out of the settings"],
        );
    });

    it("tells what could not be decided yet", () => {
        const review = new Review([], today);
        const front = door("front", { locked: unknownValue });
        equal(judged(review, front), undefined);
        deepEqual(review.undecided, [{ rule: locked, subject: front, property: "locked" }]);
    });

    it("judges inputs by rules for resources, outputs by rules for stacks", () => {
        const resources = [
            { inputs: door("front", { locked: true }), outputs: door("front", { locked: false }) },
            { inputs: door("back", {}), outputs: door("back", { locked: false }) },
        ];
        deepEqual(
            reviewStack([locked, alike], resources, new Review([], today)).map(({ rule, subject }) => [
                rule.name,
                subject.name,
            ]),
            [["door-locked", "back"]],
        );
    });

    it("is advisory in development where a rule says why, and mandatory everywhere else", () => {
        const costly: ResourceRule = { ...locked, development: "costs money" };
        const levels = [Level.Production, Level.Development];
        deepEqual(
            levels.map((level) => [enforcementOf(locked, level), enforcementOf(costly, level)]),
            [
                ["mandatory", "mandatory"],
                ["mandatory", "advisory"],
            ],
        );
    });

    it("reads the day as it is everywhere", () => {
        equal(dayOf(new Date("2026-11-21T23:59:59Z")), "2026-11-21");
    });
});
