import assert from "node:assert/strict";

import type { Exhibit } from "../../../policy/oracle/exhibit";
import { readVerdict } from "../../../policy/oracle/findings";
import { reportLines } from "../../../policy/oracle/report";
import { missed, weakExhibits } from "../../../policy/oracle/weak-resources";

const bucket = { type: "aws:s3/bucket:Bucket", name: "data", place: "components/data.ts:7" };
const plan: Exhibit = {
    stack: "dev-aws",
    file: "dev-aws/terraform-plan.json",
    text: "{}",
    subjects: new Map([
        ["aws_s3_bucket.data", bucket],
        ["aws_route_table.r", { type: "aws:ec2/routeTable:RouteTable", name: "r", place: "" }],
    ]),
};
const dockerfile: Exhibit = { stack: "image", file: "service/Dockerfile", text: "", subjects: new Map() };

describe("what checkov prints", () => {
    it("is read as findings, with what they are about", () => {
        const plans = report(
            [record("CKV_AWS_1", plan, "aws_s3_bucket.data"), record("CKV_AWS_1", plan, "aws_s3_bucket.data")],
            [record("CKV_AWS_2", plan, "aws_s3_bucket.data")],
        );
        const image = report([record("CKV_DOCKER_3", dockerfile, "/service/Dockerfile.USER")], []);
        assert.deepEqual(readVerdict(JSON.stringify([plans, image]), [plan, dockerfile]), {
            findings: [
                { check: "CKV_AWS_1", title: "Ensure CKV_AWS_1", stack: "dev-aws", subject: bucket },
                {
                    check: "CKV_DOCKER_3",
                    title: "Ensure CKV_DOCKER_3",
                    stack: "image",
                    subject: { type: "Dockerfile", name: "USER", place: "service/Dockerfile" },
                },
            ],
            checks: 4,
            judged: 2,
            unjudged: ["aws:ec2/routeTable:RouteTable"],
            unread: [],
        });
    });

    it("counts a check that a comment skips as a finding", () => {
        const skipped = {
            results: { ...report([], []).results, skipped_checks: [record("CKV_AWS_1", plan, "aws_s3_bucket.data")] },
        };
        assert.deepEqual(
            readVerdict(JSON.stringify(skipped), [plan]).findings.map(({ check }) => check),
            ["CKV_AWS_1"],
        );
    });

    it("shows what checkov could not read", () => {
        const silent = JSON.stringify({ passed: 0, failed: 0 });
        assert.deepEqual(readVerdict(silent, [plan, dockerfile]).unread, [plan.file, dockerfile.file]);
    });
});

describe("the weak resources", () => {
    it("are of each cloud, and missed where checkov is silent", () => {
        assert.deepEqual(
            weakExhibits().map(({ file }) => file),
            ["terraform-plan.json", "arm-template.json", "manifests.yaml", "Dockerfile"].map(
                (file) => `self-check/${file}`,
            ),
        );
        assert.equal(missed([]).length, 6);
        assert.equal(missed([])[0], "CKV_AWS_24 at a weak aws:ec2/securityGroup:SecurityGroup");
    });

    it("are not missed where each was found, but by a finding in a stack", () => {
        const found = (stack: string) =>
            missed([]).map((text) => ({ check: text.split(" ")[0] ?? "", title: "", stack, subject: bucket }));
        assert.deepEqual(missed(found("self-check")), []);
        assert.equal(missed(found("dev")).length, 6);
    });
});

describe("the report of the oracle", () => {
    const verdict = { findings: [], checks: 9, judged: 4, unjudged: ["aws:ec2/eip:Eip"], unread: [] };
    const nothing = { accepted: [], unexplained: [], unneeded: [] };

    it("passes where all is accepted", () => {
        assert.deepEqual(reportLines(verdict, nothing, []), {
            passed: true,
            lines: [
                "",
                "checkov held 9 checks against 4 things; of what it found, 0 are accepted with a reason.",
                "It has no check for aws:ec2/eip:Eip.",
            ],
        });
    });

    it("names what is new, by check, with what and where", () => {
        const unexplained = [{ check: "CKV_AWS_1", title: "Ensure it", stack: "dev", subject: bucket }];
        const { passed, lines } = reportLines(verdict, { ...nothing, unexplained }, []);
        assert.equal(passed, false);
        assert.deepEqual(lines.slice(-3), [
            "New: mend it, or accept it with a reason in policy/oracle/accepted.yaml",
            "  CKV_AWS_1: Ensure it",
            "    dev: aws:s3/bucket:Bucket data (components/data.ts:7)",
        ]);
    });

    it("fails for acceptances of nothing, and for blindness", () => {
        assert.equal(reportLines(verdict, { ...nothing, unneeded: ["CKV_AWS_1 at x in dev"] }, []).passed, false);
        const { passed, lines } = reportLines(verdict, nothing, ["CKV_AWS_24 at a weak group"]);
        assert.equal(passed, false);
        assert.deepEqual(lines.slice(-2), [
            "The oracle is blind: it was to find, and did not find",
            "  CKV_AWS_24 at a weak group",
        ]);
    });
});

function record(id: string, { file }: Exhibit, resource: string) {
    return { check_id: id, check_name: `Ensure ${id}`, file_path: `/${file}`, resource };
}

function report(failed: readonly unknown[], passed: readonly unknown[]) {
    return { results: { failed_checks: failed, passed_checks: passed, skipped_checks: [], parsing_errors: [] } };
}
