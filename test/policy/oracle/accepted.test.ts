import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { UsageError } from "../../../commands/run-command";
import { type Acceptance, compare, readAccepted } from "../../../policy/oracle/accepted";
import type { Finding } from "../../../policy/oracle/findings";

const type = "aws:s3/bucket:Bucket";
const acceptance: Acceptance = { check: "CKV_AWS_18", type, stacks: ["dev", "prod"], reason: "Nothing is in it." };

describe("findings that are accepted", () => {
    it("are those of the check, the type and the stack", () => {
        const found = [finding("dev", "a"), finding("dev", "b"), finding("prod", "a")];
        assert.deepEqual(compare(found, [acceptance], ["dev", "prod"]), {
            accepted: found,
            unexplained: [],
            unneeded: [],
        });
        const others = [
            { ...finding("dev", "a"), check: "CKV_AWS_19" },
            finding("test", "a"),
            { ...finding("dev", "a"), subject: { type: "aws:s3/bucketPolicy:BucketPolicy", name: "a", place: "" } },
        ];
        assert.deepEqual(compare([...found, ...others], [acceptance], ["dev", "prod"]).unexplained, others);
    });

    it("are only those of names, where names are given", () => {
        const named = { ...acceptance, names: ["{stack}-logs"] };
        const found = [finding("dev", "dev-logs"), finding("prod", "prod-logs"), finding("prod", "dev-logs")];
        const { accepted, unexplained } = compare(found, [named], ["dev", "prod"]);
        assert.deepEqual(accepted, found.slice(0, 2));
        assert.deepEqual(unexplained, found.slice(2));
    });

    it("must still be found, in each stack and by each name", () => {
        assert.deepEqual(compare([finding("dev", "a")], [acceptance], ["dev", "prod"]).unneeded, [
            `CKV_AWS_18 at ${type} in prod`,
        ]);
        const named = { ...acceptance, names: ["{stack}-logs", "b"] };
        assert.deepEqual(compare([finding("dev", "dev-logs")], [named], ["dev"]).unneeded, [
            `CKV_AWS_18 at ${type} b in dev`,
        ]);
    });

    it("need not be found in stacks that were not judged", () => {
        assert.deepEqual(compare([finding("dev", "a")], [acceptance], ["dev"]).unneeded, []);
    });
});

describe("the file of what is accepted", () => {
    const directory = mkdtempSync(join(tmpdir(), "fairlead-accepted-"));
    const read = (yaml: string) => {
        const file = join(directory, "accepted.yaml");
        writeFileSync(file, yaml);
        return readAccepted(file, ["dev", "prod"]);
    };

    after(() => {
        rmSync(directory, { recursive: true });
    });

    it("is a list of acceptances", () => {
        assert.deepEqual(read(JSON.stringify([acceptance])), [acceptance]);
    });

    it("is refused with all its faults", () => {
        const yaml = [
            "- {check: CKV_AWS_18, type: '', stacks: [dev, tset], reason: known}",
            "- {check: CKV_AWS_19, type: t, names: all, stacks: [dev], reason: known, expires: never}",
            "- {type: t, stacks: []}",
            "- all",
        ];
        assert.deepEqual(
            faultsOf(() => read(yaml.join("\n"))),
            [
                '  entry 1 (CKV_AWS_18): expected a text as type, found ""',
                "  entry 1 (CKV_AWS_18): expected stacks among dev, prod, found tset",
                '  entry 2 (CKV_AWS_19): expected a list of texts as names, found "all"',
                "  entry 2 (CKV_AWS_19): expected no keys but check, type, names, stacks, reason, found expires",
                "  entry 3: expected a text as check, found nothing",
                "  entry 3: expected a text as reason, found nothing",
                "  entry 3: expected a list of texts as stacks, found []",
                '  entry 4: expected check, type, names, stacks, reason, found "all"',
            ],
        );
        assert.throws(() => read("check: CKV_AWS_18"), /expected a list of acceptances/);
    });
});

/** The lines of a refusal below its first. */
function faultsOf(action: () => unknown): string[] {
    try {
        action();
    } catch (error) {
        assert.ok(error instanceof UsageError);
        return error.message.split("\n").slice(1);
    }
    return [];
}

function finding(stack: string, name: string): Finding {
    return { check: "CKV_AWS_18", title: "Ensure logs", stack, subject: { type, name, place: "" } };
}
