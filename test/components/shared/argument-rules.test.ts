import assert from "node:assert/strict";

import * as pulumi from "@pulumi/pulumi";
import {
    cidr,
    distinctNames,
    eachOnce,
    matches,
    oneOf,
    timeOfDay,
    wholeNumber,
} from "@fairlead/components/shared/argument-rules";
import { egressTo } from "@fairlead/components/shared/network-policies";

import { valueOf } from "../cloud";

describe("rules of single arguments", () => {
    it("let pass what is missing, or not known yet", () => {
        const missing = [
            ...matches("a", undefined, /x/, "x", "write x"),
            ...matches("a", pulumi.output("y"), /x/, "x", "write x"),
            ...oneOf("a", undefined, ["x"]),
            ...wholeNumber("a", undefined, 1, 2, "x"),
            ...timeOfDay("a", undefined),
            ...eachOnce("a", [pulumi.output("x"), pulumi.output("x")], "text"),
            ...cidr("a", undefined),
        ];
        assert.deepEqual(missing, []);
    });

    it("name the values of an enum", () => {
        assert.deepEqual(oneOf("kind", "b", ["a", "b"]), []);
        assert.deepEqual(oneOf("kind", "c", ["a", "b"]), [
            { path: "kind", expected: "one of a, b", got: "c", repair: "choose one of these" },
        ]);
    });

    it("take each time of a day, with two digits", () => {
        for (const got of ["00:00", "09:59", "19:00", "23:59"]) {
            assert.deepEqual(timeOfDay("a", got), []);
        }
        for (const got of ["24:00", "9:00", "12:60", "12:00:00", "noon"]) {
            assert.deepEqual(timeOfDay("a", got), [
                {
                    path: "a",
                    expected: "a time such as 03:00",
                    got,
                    repair: "write hours and minutes with two digits each",
                },
            ]);
        }
    });

    it("refuse what stands in a list a second time, and a third", () => {
        assert.deepEqual(eachOnce("zones", ["a", "b"], "zone"), []);
        const once = { expected: "every zone once", got: "a", repair: "drop the repetition" };
        assert.deepEqual(eachOnce("zones", ["a", "b", "a", "a"], "zone"), [
            { ...once, path: "zones[2]" },
            { ...once, path: "zones[3]" },
        ]);
        assert.deepEqual(distinctNames("apps", [{ name: "a" }, { name: "b" }, { name: "a" }]), [
            { path: "apps[2].name", expected: "every name once", got: "a", repair: "rename one of them" },
        ]);
    });

    it("count both bounds in", () => {
        for (const got of [1, 2, 3]) {
            assert.deepEqual(wholeNumber("a", got, 1, 3, "pods"), []);
        }
        for (const got of [0, 4, 1.5, Number.NaN]) {
            assert.equal(wholeNumber("a", got, 1, 3, "pods").length, 1);
        }
    });
});

describe("traffic out", () => {
    it("goes to networks, or to any pod of the cluster where there are none", async () => {
        const ports = [{ protocol: "TCP", port: 5432 }];
        const out = (spec: ReturnType<typeof egressTo>) => valueOf(pulumi.output(spec.egress[0]));
        assert.deepEqual(await out(egressTo(pulumi.output(["10.0.0.0/24", "10.0.1.0/24"]), 5432)), {
            to: [{ ipBlock: { cidr: "10.0.0.0/24" } }, { ipBlock: { cidr: "10.0.1.0/24" } }],
            ports,
        });
        assert.deepEqual(await out(egressTo([], pulumi.output(5432))), {
            to: [{ namespaceSelector: {} }],
            ports,
        });
    });
});
