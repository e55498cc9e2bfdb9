import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Report, StackReport } from "../../../rehearsal/report/model/report";
import { ExampleProject } from "./example-project";

/** To renew docs/example-report.*, with all stacks: UPDATE_EXAMPLE=1 npx mocha test/rehearsal/report/example.test.ts */
const renew = process.env.UPDATE_EXAMPLE !== undefined;
const docs = resolve(__dirname, "../../../docs");

describe("the report of the example in docs/", function () {
    this.timeout(300_000);
    let project: ExampleProject;
    let report: Report;
    let ended: ReturnType<ExampleProject["report"]>;

    const stack = (name: string): StackReport => {
        const found = report.stacks.find((one) => one.stack === name);
        assert.ok(found, `no stack ${name}`);
        return found;
    };
    const change = (name: string, typeName: string) => stack(name).changes.find((one) => one.typeName === typeName);

    before(() => {
        project = new ExampleProject();
        ended = project.report(...(renew ? [] : ["--stack", "dev,prod-aws"]));
        report = JSON.parse(project.read("report.json")) as Report;
        if (renew) {
            for (const end of ["md", "html"]) {
                writeFileSync(join(docs, `example-report.${end}`), project.read(`report.${end}`));
            }
        }
    });

    after(() => {
        project.remove();
    });

    it("tells what is replaced for larger nodes, and what that means", () => {
        const nodes = change("prod-aws", "NodeGroup");
        assert.deepEqual([nodes?.kind, nodes?.replaceReasons], ["replaced", ["instanceTypes[0]"]]);
        const [type] = nodes?.properties ?? [];
        assert.deepEqual([type?.old, type?.new, type?.replaces], ["m7i.large", "m7i.xlarge", true]);
        assert.match(nodes?.consequence ?? "", /Pods on its nodes are evicted/);
        assert.equal(nodes?.source?.file, "components/cluster/eks-node-pools.ts");
    });

    it("tells what larger nodes cost", () => {
        const { costs } = stack("prod-aws");
        assert.ok(costs !== undefined);
        const { before, after } = costs.totals;
        assert.ok(after.base > before.base && after.most > before.most);
        const line = costs.lines.find(({ urn }) => urn.endsWith("fairlead-prod-aws-general"));
        assert.ok(line?.before?.kind === "priced" && line.after?.kind === "priced");
        assert.ok(
            Math.abs(line.after.monthly.base / line.before.monthly.base - 2) < 0.01,
            "twice the size, twice the price",
        );
    });

    it("tells the new record", () => {
        const record = change("dev", "RecordSet");
        assert.deepEqual([record?.kind, record?.name], ["created", "fairlead-dev-status-CNAME"]);
    });

    it("tells the network that is let in, as a risk", () => {
        const risk = stack("dev").risks.find(({ kind }) => kind === "network");
        assert.equal(risk?.detail, "It now lets in 198.51.100.0/24.");
        assert.match(risk.title, /^ManagedCluster /);
    });

    it("tells the protection that is lost, and the policy that refuses it with the line of the zone", () => {
        const { risks, policies, failures } = stack("prod-aws");
        assert.equal(risks[0]?.kind, "protection");
        assert.match(risks[0].title, /^Zone .* is no longer protected$/);
        const violation = policies.violations.find(({ enforcement }) => enforcement === "mandatory");
        assert.deepEqual(
            [violation?.policy, violation?.source?.file],
            ["aws-protect", "components/dns-zone/aws-dns-zone.ts"],
        );
        assert.ok(violation?.touched);
        assert.deepEqual(failures, [], "a policy that refuses is no failure of the rehearsal");
    });

    it("tells the release", () => {
        const [release] = stack("dev").releases;
        assert.deepEqual([release?.before?.version, release?.after?.version], ["0.0.0", "0.1.0"]);
        assert.equal(release?.after?.digest, `sha256:${"3f7c".repeat(16)}`);
    });

    it("tells nothing else", () => {
        const told = report.stacks.flatMap(({ changes }) => changes.map(({ kind, typeName }) => `${kind} ${typeName}`));
        assert.deepEqual(told.sort(), [
            "created RecordSet",
            "replaced NodeGroup",
            "updated ManagedCluster",
            "updated Zone",
        ]);
        assert.equal(report.risks.length, 4);
        assert.equal(ended.code, 1, ended.stderr);
    });
});
