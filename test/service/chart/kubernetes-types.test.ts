import assert from "node:assert/strict";

import { chart } from "../../../service/commands/helm";
import { render, runHelm } from "./helm";
import { matrix } from "./matrix";
import { typeFaults } from "./type-faults";

describe("the objects of the chart", function () {
    this.timeout(120_000);

    it("pass Helm's strict lint, whatever the values", () => {
        for (const [name, values] of Object.entries(matrix)) {
            const { status, stdout, stderr } = runHelm(["lint", "--strict", chart], values);
            assert.equal(status, 0, `${name}: ${stdout}${stderr}`);
        }
    });

    it("are of the types of Kubernetes, whatever the values", () => {
        assert.deepEqual(typeFaults(Object.values(matrix).flatMap((values) => render(values))), []);
    });

    for (const [fault, spec, expected] of [
        ["a misspelt property", { selector: {}, template: {}, replica: 2 }, /'"?replica"?' does not exist/],
        ["one that is missing", { template: {} }, /'?"?selector"?'? is missing/],
        [
            "one of another type",
            { selector: {}, template: {}, replicas: "2" },
            /'string' is not assignable to type 'number/,
        ],
        [
            "one deep inside that does not exist",
            { selector: {}, template: { spec: { containers: [{ name: "server", imgae: "service" }] } } },
            /imgae/,
        ],
    ] as const) {
        it(`would not be, with ${fault}`, () => {
            const wrong = { apiVersion: "apps/v1", kind: "Deployment", metadata: { name: "wrong" }, spec };
            assert.match(typeFaults([wrong]).join("\n"), expected);
        });
    }
});
