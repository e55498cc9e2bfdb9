import assert from "node:assert/strict";
import { mkdirSync, readFileSync, renameSync } from "node:fs";
import { join } from "node:path";
import { SampleProject } from "./sample-project";

const program = `new Thing("thing", { value: config.require("value") });`;

/** A pack as anyone writes one: a rule that stops, one that only tells, and one about the whole stack. */
const pack = `
const { PolicyPack } = require("@pulumi/policy");
new PolicyPack("house-rules", {
    policies: [
        {
            name: "nothing-forbidden",
            description: "Nothing has the value that is forbidden.",
            enforcementLevel: "mandatory",
            validateResource: ({ type, props }, reportViolation) => {
                if (type === "test:index:Thing" && props.value === "forbidden") reportViolation("this value is forbidden");
            },
        },
        {
            name: "nothing-frowned-upon",
            description: "Nothing has a value that is frowned upon.",
            enforcementLevel: "advisory",
            validateResource: ({ type, props }, reportViolation) => {
                if (type === "test:index:Thing" && props.value === "frowned") reportViolation("this value is frowned upon");
            },
        },
        {
            name: "nothing-sloppy",
            description: "What is sloppy is made tidy, where the pack's settings ask for it.",
            enforcementLevel: "disabled",
            remediateResource: ({ type, props }) =>
                type === "test:index:Thing" && props.value === "sloppy" ? { ...props, value: "tidy" } : undefined,
        },
        {
            name: "few-things",
            description: "A stack has one thing at most.",
            enforcementLevel: "mandatory",
            validateStack: ({ resources }, reportViolation) => {
                const things = resources.filter(({ type }) => type === "test:index:Thing");
                if (things.length > 1) reportViolation("there are " + things.length + " things");
            },
        },
    ],
});
`;

describe("a policy pack", () => {
    let project: SampleProject;

    beforeEach(() => {
        project = new SampleProject(program, "config: { value: fine }");
        project.writePack("pack", pack);
    });

    afterEach(() => {
        project.remove();
    });

    const withPack = (verb: string, ...flags: string[]) =>
        project.run(verb, "--stack", "dev", "--policy-pack", "pack", ...flags);

    it("lets pass what keeps its rules", () => {
        const { code, stdout, stderr } = withPack("up");
        assert.equal(code, 0, stdout + stderr);
        assert.doesNotMatch(stdout, /forbidden|frowned/);
        assert.deepEqual(project.deployed(), ["thing"]);
    });

    it("lets a rule mend inputs where its settings say so, and nowhere else", () => {
        project.write("Pulumi.dev.yaml", "config: { value: sloppy }");
        project.write("settings.json", '{ "nothing-sloppy": "remediate" }');
        const valueWith = (...flags: string[]): unknown => {
            const { stdout } = withPack("preview", "--json", ...flags);
            const { steps } = JSON.parse(stdout) as {
                steps: { urn: string; newState: { inputs: { value?: unknown } } }[];
            };
            return steps.find(({ urn }) => urn.endsWith("::thing"))?.newState.inputs.value;
        };
        assert.equal(valueWith("--policy-pack-config", "settings.json"), "tidy");
        assert.equal(valueWith(), "sloppy");
    });

    for (const verb of ["preview", "up"]) {
        it(`fails ${verb} where a mandatory rule is violated, before the resource exists`, () => {
            project.write("Pulumi.dev.yaml", "config: { value: forbidden }");
            const { code, stdout, stderr } = withPack(verb);
            assert.equal(code, 1, stdout + stderr);
            assert.match(stdout + stderr, /nothing-forbidden/);
            assert.match(stdout + stderr, /this value is forbidden/);
            assert.deepEqual(project.created(), []);
        });

        it(`shows what an advisory rule says, and lets ${verb} succeed`, () => {
            project.write("Pulumi.dev.yaml", "config: { value: frowned }");
            const { code, stdout, stderr } = withPack(verb);
            assert.equal(code, 0, stdout + stderr);
            assert.match(stdout + stderr, /nothing-frowned-upon/);
            assert.match(stdout + stderr, /this value is frowned upon/);
            assert.deepEqual(project.created(), verb === "up" ? ["thing"] : []);
        });
    }

    it("judges the stack as a whole", () => {
        project.program = `new Thing("one", { value: "1" }); new Thing("two", { value: "2" });`;
        const { code, stdout, stderr } = withPack("preview");
        assert.equal(code, 1, stdout + stderr);
        assert.match(stdout + stderr, /few-things/);
        assert.match(stdout + stderr, /there are 2 things/);
    });

    it("reports violations in the JSON document", () => {
        project.write("Pulumi.dev.yaml", "config: { value: forbidden }");
        const { code, stdout } = withPack("preview", "--json");
        assert.equal(code, 1);
        const { result, policyPacks, policies } = JSON.parse(stdout) as {
            result: string;
            policyPacks: object[];
            policies: Record<string, unknown>[];
        };
        assert.equal(result, "failed");
        assert.equal(policies.length, 1);
        assert.deepEqual(policyPacks, [{ pack: "house-rules", version: "1.2.3", policies: 4 }]);
        const [violation] = policies;
        assert.equal(violation?.pack, "house-rules");
        assert.equal(violation.packVersion, "1.2.3");
        assert.equal(violation.policy, "nothing-forbidden");
        assert.equal(violation.enforcement, "mandatory");
        assert.match(String(violation.urn), /::thing$/);
        assert.equal(violation.file, "index.js");
        assert.equal(typeof violation.line, "number");
    });

    it("tells of what a package made by itself where its component is declared", () => {
        mkdirSync(join(project.directory, "lib/node_modules"), { recursive: true });
        // What Node.js calls back has no line of the program above it.
        project.write(
            "lib/node_modules/later.js",
            "module.exports = (type, ...args) => setImmediate(() => new type(...args));",
        );
        project.program = `
class Group extends pulumi.ComponentResource {}
const parent = new Group("app:index:Group", "group");
require("./lib/node_modules/later")(pulumi.CustomResource, "test:index:Thing", "thing", { value: "forbidden" }, { parent });`;
        const { code, stdout } = withPack("preview", "--json");
        assert.equal(code, 1);
        const { policies } = JSON.parse(stdout) as { policies: Record<string, unknown>[] };
        const lines = readFileSync(join(project.directory, "index.js"), "utf8").split("\n");
        const line = lines.findIndex((text) => text.startsWith("const parent")) + 1;
        assert.deepEqual(
            policies.map(({ policy, file, line: found }) => [policy, file, found]),
            [["nothing-forbidden", "index.js", line]],
        );
    });

    it("applies the project's own pack without being asked, once, unless it is told not to", () => {
        project.write("Pulumi.dev.yaml", "config: { value: forbidden }");
        renameSync(join(project.directory, "pack"), join(project.directory, "policy"));
        for (const flags of [[], ["--policy-pack", "policy"]]) {
            const { code, stdout } = project.run("preview", "--stack", "dev", "--json", ...flags);
            assert.equal(code, 1);
            assert.equal((JSON.parse(stdout) as { policies: unknown[] }).policies.length, 1);
        }
        const without = project.run("preview", "--stack", "dev", "--no-policy-pack");
        assert.equal(without.code, 0, without.stdout);
        assert.doesNotMatch(without.stdout, /Policies/);
    });

    it("ends the run where the pack does not start, and says why", () => {
        project.write("pack/index.js", 'throw new Error("this pack is broken");');
        const { code, stdout, stderr } = withPack("up");
        assert.equal(code, 1);
        assert.equal((stdout + stderr).match(/this pack is broken/g)?.length, 1, "once");
        assert.deepEqual(project.created(), []);
    });

    it("says what is missing where its folder is none", () => {
        const { code, stderr, stdout } = project.run("preview", "--stack", "dev", "--policy-pack", "nowhere");
        assert.notEqual(code, 0, stdout);
        assert.match(stdout + stderr, /nowhere/);
    });
});
