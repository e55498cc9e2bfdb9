import assert from "node:assert/strict";

import { covers, parsePath } from "../../../../../rehearsal/clouds/kubernetes/diff/property-path";
import { pathText } from "../../../../../rehearsal/clouds/kubernetes/diff/detailed-diff";

describe("kubernetes: property paths", () => {
    it("are read as they are written", () => {
        for (const path of [
            ["spec", "containers", 0, "image"],
            ["metadata", "annotations", "a.b/c"],
            ["a", 'q"[x]'],
        ]) {
            assert.deepEqual(parsePath(pathText(path)), path);
        }
        assert.deepEqual(parsePath("spec.ports[*].name"), ["spec", "ports", "*", "name"]);
        assert.equal(parsePath("a[b"), undefined);
    });

    it("cover what lies below them", () => {
        const covered = (cover: string, path: string) => covers(parsePath(cover) ?? [], parsePath(path) ?? []);
        assert.ok(covered("spec", "spec.replicas"));
        assert.ok(covered("spec.ports[*].name", "spec.ports[3].name"));
        assert.ok(covered("spec.*.a", "spec.b.a"));
        assert.ok(!covered("spec.ports[0]", "spec.ports"));
        assert.ok(!covered("spec.ports[0]", "spec.ports[1]"));
    });
});
