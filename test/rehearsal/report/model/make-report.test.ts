import assert from "node:assert/strict";
import type { StackInput } from "../../../../rehearsal/report/model/input";
import { makeReport } from "../../../../rehearsal/report/model/make-report";
import { resource, side, stackInput, step } from "./samples";

const revision = { name: "main", commit: "0123456789abcdef", uncommitted: false };
const broken = {
    severity: "error",
    urn: "",
    message: "SyntaxError: Unexpected \u001B[4mtoken\u001B[24m\n    at main.ts:3",
} as const;

function stackOf(rest: Partial<StackInput>) {
    const [stack] = makeReport({
        base: revision,
        head: revision,
        stacks: [stackInput(rest)],
        policyFiles: [],
        remarks: [],
    }).stacks;
    assert.ok(stack !== undefined);
    return stack;
}

describe("a report", () => {
    const role = resource("kubernetes:rbac.authorization.k8s.io/v1:RoleBinding", "one", {
        roleRef: { kind: "Role", name: "reader" },
    });
    const exceptions = JSON.stringify([{ rule: "tags", reason: "It is old", expires: "2027-01-31" }]);
    const after = side({ resources: [role], settings: { "app:size": "1", "fairlead-policy:exceptions": exceptions } });

    it("takes what a base that failed has not come to for neither new nor free", () => {
        const before = side({ succeeded: false, diagnostics: [broken] });
        const { risks, settings, costs, failures } = stackOf({ before, after, steps: [step(undefined, role)] });
        assert.deepEqual(
            risks.map(({ title }) => title),
            ["The rehearsal of the base failed"],
        );
        assert.equal(risks[0]?.detail, "SyntaxError: Unexpected token at main.ts:3");
        assert.deepEqual([settings, costs, failures.length], [[], undefined, 1]);
    });

    it("tells the same of a base that went well", () => {
        const { risks, settings } = stackOf({ after, steps: [step(undefined, role)] });
        assert.deepEqual(
            risks.map(({ kind }) => kind),
            ["exception", "permission"],
        );
        assert.equal(settings.length, 2);
    });

    it("leaves a removed stack its resources and what they cost", () => {
        const zone = resource("azure-native:dns:Zone", "one", {});
        const { costs, changes, risks } = stackOf({ before: side({ resources: [zone] }), after: undefined });
        assert.equal(risks[0]?.title, "The stack is removed");
        assert.equal(changes[0]?.consequence, undefined);
        assert.deepEqual(costs?.totals.after, costs?.totals.before);
    });
});
