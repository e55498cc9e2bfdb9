import assert from "node:assert/strict";

import fc from "fast-check";
import { factPathProblem, factsToValues } from "@fairlead/components/app-release/facts";

describe("facts for an application", () => {
    it("become values of its chart by their paths", () => {
        assert.deepEqual(factsToValues({ "ingress.host": "a", "ingress.className": "b", registry: "c" }), {
            ingress: { host: "a", className: "b" },
            registry: "c",
        });
        assert.deepEqual(factsToValues({}), {});
    });

    it("are all found again in the values", () => {
        const key = fc.stringMatching(/^[a-z][a-z0-9]{0,4}$/);
        const path = fc.array(key, { minLength: 1, maxLength: 4 }).map((keys) => keys.join("."));
        fc.assert(
            fc.property(fc.dictionary(path, fc.string()), (facts) => {
                const paths = Object.keys(facts);
                fc.pre(paths.every((one) => factPathProblem(one, paths) === undefined));
                const values = factsToValues(facts);
                for (const [one, fact] of Object.entries(facts)) {
                    const found = one
                        .split(".")
                        .reduce<unknown>((tree, part) => (tree as Record<string, unknown>)[part], values);
                    assert.equal(found, fact);
                }
            }),
        );
    });

    it("have paths that are keys, none inside another", () => {
        assert.equal(
            factPathProblem("ingress", ["ingress", "ingress.host"]),
            "either ingress or ingress.host, since one contains the other",
        );
        for (const path of ["", "a..b", "a b", "1a", "__proto__.x"]) {
            assert.equal(
                factPathProblem(path, [path]),
                "keys of the chart's values, joined by dots, such as ingress.host",
                path,
            );
        }
    });
});
