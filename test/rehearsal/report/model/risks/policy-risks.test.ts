import assert from "node:assert/strict";
import type { PolicyVerdict, RawViolation } from "../../../../../rehearsal/report/model/input";
import { packRisks, policyRisks } from "../../../../../rehearsal/report/model/risks/policy-risks";
import { side, stackInput, urnOf } from "../samples";

function verdict(...violations: readonly Partial<RawViolation>[]): PolicyVerdict {
    const violation: RawViolation = {
        urn: urnOf("cloud:Bucket", "data"),
        policy: "no-open-buckets",
        severity: "high",
        enforcement: "mandatory",
        message: "Buckets are not open\nacl: expected private, found public",
        source: { file: "main.ts", line: 3 },
    };
    return { applied: 2, violations: violations.map((rest) => ({ ...violation, ...rest })) };
}

function excepting(...exceptions: readonly object[]) {
    return side({ settings: { "fairlead-policy:exceptions": JSON.stringify(exceptions) } });
}

const exception = { rule: "no-open-buckets", resource: "data", reason: "It is a website", expires: "2027-01-31" };

describe("risks of policies", () => {
    it("are mandatory violations, once for each policy, and not advice", () => {
        const policies = verdict(
            {},
            { urn: urnOf("cloud:Bucket", "logs") },
            { policy: "tags", enforcement: "advisory" },
        );
        const [risk, ...others] = policyRisks(stackInput({ policies }));
        assert.deepEqual(others, []);
        assert.equal(risk?.title, "Policy no-open-buckets is violated");
        assert.equal(risk.detail, "Buckets are not open: Bucket data, Bucket logs.");
    });

    it("are rules that no longer refuse what the base's refuse", () => {
        const advised = verdict({ enforcement: "advisory" });
        const [risk] = policyRisks(stackInput({ policies: advised, basePolicies: verdict({}) }));
        assert.deepEqual(
            [risk?.level, risk?.title],
            ["high", "Policy no-open-buckets no longer refuses what it refused"],
        );
        const still = policyRisks(stackInput({ policies: verdict({}), basePolicies: verdict({}) }));
        assert.deepEqual(
            still.map(({ title }) => title),
            ["Policy no-open-buckets is violated"],
        );
    });

    it("are settings that make rules advise only", () => {
        const level = (name: string) => side({ settings: { "fairlead-policy:level": name } });
        const [risk] = policyRisks(stackInput({ before: side(), after: level("development") }));
        assert.equal(
            risk?.detail,
            "fairlead-policy:level was production and is development: some rules only advise now.",
        );
        assert.deepEqual(policyRisks(stackInput({ before: level("development"), after: side() })), []);
        assert.deepEqual(policyRisks(stackInput({ before: level("development"), after: level("development") })), []);
    });

    it("are exceptions that are new, longer, wider or given another reason", () => {
        const titles = (before: readonly object[], after: readonly object[]) =>
            policyRisks(stackInput({ before: excepting(...before), after: excepting(...after) })).map(
                ({ level, title, detail }) => `${level}: ${title}. ${detail}`,
            );
        assert.deepEqual(titles([], [exception]), [
            "high: New exception from no-open-buckets for data. Until 2027-01-31. Reason: It is a website",
        ]);
        assert.deepEqual(titles([exception], [{ ...exception, expires: "2028-01-31" }]), [
            "high: Longer exception from no-open-buckets for data. Until 2028-01-31 instead of 2027-01-31. Reason: It is a website",
        ]);
        const everywhere = { ...exception, resource: undefined };
        assert.match(titles([exception], [everywhere])[0] ?? "", /^high: New exception from no-open-buckets\. /);
        assert.match(titles([exception], [{ ...exception, reason: "Other" }])[0] ?? "", /^medium: Changed exception/);
        assert.deepEqual(titles([exception], [exception]), []);
        assert.deepEqual(titles([exception], [{ ...exception, expires: "2026-12-31" }]), []);
        assert.deepEqual(titles([exception], []), []);
    });

    it("are files of the pack that are changed or removed", () => {
        const risks = packRisks([
            { file: "policy/a.ts", kind: "changed" },
            { file: "policy/b.ts", kind: "removed" },
            { file: "policy/c.ts", kind: "added" },
            { file: "policy/README.md", kind: "changed" },
        ]);
        assert.deepEqual(
            risks.map(({ level, title, detail }) => [level, title, detail]),
            [
                ["high", "1 file of the policy pack is removed", "Rules may ask for less than before: policy/b.ts."],
                ["medium", "1 file of the policy pack is changed", "Rules may ask for less than before: policy/a.ts."],
            ],
        );
    });
});
