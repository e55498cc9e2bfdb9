import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Report } from "../../../../rehearsal/report/model/report";
import { SampleProject } from "../../cli/sample-project";

const program = `new Thing("thing", { value: config.require("value") });`;

/** A pack with one rule on resources and one on the stack, each given as the body of a function. */
const packOf = (onResource: string, onStack = "", more = "") => `
const { PolicyPack } = require("@pulumi/policy");
const isThing = ({ type }) => type === "test:index:Thing";
new PolicyPack("house-rules", {
    policies: [
        {
            name: "on-resource",
            description: "A rule on resources.",
            enforcementLevel: "mandatory",
            validateResource: (args, reportViolation) => { ${onResource} },
        },
        {
            name: "on-stack",
            description: "A rule on the stack.",
            enforcementLevel: "mandatory",
            validateStack: (args, reportViolation) => { ${onStack} },
        },
        ${more}
    ],
});
`;

const refusesTwo = `if (isThing(args) && args.props.value === "2") reportViolation("two is refused: hunter2");`;

describe("policies that a change touches", function () {
    this.timeout(120_000);
    let project: SampleProject;

    beforeEach(() => {
        project = new SampleProject(program, "config: { value: 1, hidden: hunter2 }");
    });

    afterEach(() => {
        project.remove();
    });

    /** What the report of a change says, from one pack and program to others. */
    const report = (base: string, head: string) => {
        project.writePack("policy", base);
        project.commit();
        project.writePack("policy", head);
        project.write("Pulumi.dev.yaml", "config: { value: 2, hidden: hunter2 }");
        project.commit();
        const { code, stderr } = project.report("--base", "HEAD~1", "--out", "out");
        const text = readFileSync(join(project.directory, "out", "report.json"), "utf8");
        const { stacks } = JSON.parse(text) as Report;
        const [stack] = stacks;
        assert.ok(stack);
        return {
            code,
            stderr,
            stack,
            silenced: stack.risks.filter(({ title }) => title.includes("no longer refuses")),
        };
    };

    it("are told as weaker where the base's would have refused, and only the head's count", () => {
        const stackRule = `if (args.resources.some(isThing)) reportViolation("there is a thing");`;
        const mends = `{ name: "mends", description: "Mends.", enforcementLevel: "remediate",
            remediateResource: (args) => isThing(args) ? { ...args.props, value: "mended" } : undefined },`;
        const { code, stack, silenced } = report(packOf(refusesTwo, stackRule, mends), packOf(""));
        assert.equal(code, 0);
        assert.deepEqual(stack.policies, { applied: 2, violations: [] });
        assert.deepEqual(
            silenced.map(({ title }) => title),
            [
                "Policy on-resource no longer refuses what it refused",
                "Policy on-stack no longer refuses what it refused",
            ],
        );
        const [change] = stack.changes;
        assert.deepEqual(
            change?.properties.filter(({ path }) => path === "value").map((property) => [property.old, property.new]),
            [["1", "2"]],
            "what the base's rules would mend, they don't mend here",
        );
    });

    it("say nothing of what both refuse", () => {
        const { code, stderr, stack, silenced } = report(packOf(refusesTwo), packOf(`${refusesTwo} void 0;`));
        assert.equal(code, 1);
        assert.match(stderr, /dev: head violates policies\n/);
        assert.deepEqual(
            stack.policies.violations.map(({ policy }) => policy),
            ["on-resource"],
        );
        assert.deepEqual(silenced, []);
    });

    for (const [what, base] of [
        ["can't be loaded", `throw new Error("the base is wrong");`],
        ["fails when it judges", packOf(`throw new Error("the base is wrong");`)],
    ] as const) {
        it(`spoil nothing where the base's pack ${what}`, () => {
            const { code, stack, silenced } = report(base, packOf(refusesTwo));
            assert.equal(code, 1);
            assert.deepEqual(
                stack.policies.violations.map(({ policy }) => policy),
                ["on-resource"],
            );
            assert.deepEqual(stack.failures, []);
            assert.deepEqual(silenced, []);
        });
    }
});
