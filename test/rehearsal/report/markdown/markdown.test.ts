import assert from "node:assert/strict";
import { renderMarkdown } from "../../../../rehearsal/report/markdown/markdown";
import { makeReport } from "../../../../rehearsal/report/model/make-report";
import type { StackInput, Step } from "../../../../rehearsal/report/model/input";
import type { Report } from "../../../../rehearsal/report/model/report";
import { resource, side, stackInput, step } from "../model/samples";

const revision = { name: "main", commit: "0123456789abcdef", uncommitted: false };

function reportOf(...stacks: readonly Partial<StackInput>[]): Report {
    const inputs = stacks.map((rest) => stackInput(rest));
    return makeReport({ base: revision, head: revision, stacks: inputs, policyFiles: [], remarks: [] });
}

function withSteps(...steps: readonly Step[]): Partial<StackInput> {
    const resources = steps.flatMap(({ new: next }) => (next === undefined ? [] : [next]));
    return { after: side({ resources }), steps };
}

function many(count: number, make: (name: string) => Step): Step[] {
    return Array.from({ length: count }, (_, index) => make(`one-${index}`));
}

describe("the report in Markdown", () => {
    it("says that nothing changes where nothing does", () => {
        const markdown = renderMarkdown(reportOf({}));
        assert.ok(markdown.startsWith("# What this change does to the stacks\n"));
        assert.match(markdown, /No risk was found/);
        assert.match(markdown, /\n\nNothing changes in `dev`\.\n$/);
        assert.doesNotMatch(markdown, /mermaid/);
    });

    it("puts risks before everything else, in words as well as in signs", () => {
        const [old, next] = [
            resource("aws:rds/cluster:Cluster", "data", { name: "a" }),
            resource("aws:rds/cluster:Cluster", "data", { name: "b" }),
        ];
        const markdown = renderMarkdown(reportOf(withSteps(step(old, next, { op: "replace", replaceKeys: ["name"] }))));
        assert.match(markdown, /🔴 1 high risk/);
        assert.match(
            markdown,
            /- 🔴 \*\*High, `dev`: Cluster data \(a database\) is replaced\*\* at `main\.ts:7`\. Its data is gone/,
        );
        assert.ok(markdown.indexOf("## Risks first") < markdown.indexOf("## `dev`"));
        assert.match(markdown, /🔴 \*\*Replaced: `Cluster data`\*\* at `main\.ts:7`, because of `name`\./);
        assert.match(markdown, /\| `name` \(forces the replacement\) \| `a` \| `b` \|/);
    });

    it("tells what changes alike once", () => {
        const steps = many(5, (name) =>
            step(resource("cloud:Thing", name, { size: 1 }), resource("cloud:Thing", name, { size: 2 })),
        );
        const markdown = renderMarkdown(reportOf(withSteps(...steps)));
        assert.match(markdown, /Updated: 5 resources alike/);
        assert.equal(markdown.match(/\| `size` \|/g)?.length, 1);
    });

    it("stays below the limit of a comment, however much changes, and keeps the whole summary", () => {
        const stacks = ["dev", "prod"].map((stack) => ({
            stack,
            ...withSteps(
                ...many(400, (name) =>
                    step(
                        resource("aws:rds/cluster:Cluster", name, { backupRetentionPeriod: 7, text: "x".repeat(500) }),
                        resource("aws:rds/cluster:Cluster", name, {
                            backupRetentionPeriod: -Number(name.slice(4)),
                            text: name.repeat(80),
                        }),
                    ),
                ),
            ),
        }));
        const markdown = renderMarkdown(reportOf(...stacks));
        assert.ok(markdown.length < 60_000, String(markdown.length));
        for (const stack of ["dev", "prod"]) {
            assert.match(markdown, new RegExp(`\\| \`${stack}\` \\| 0 \\| 0 \\| \\*\\*400\\*\\* \\| 0 \\|`));
        }
        assert.match(markdown, /🔴 800 high risks/);
        assert.match(markdown, /and \d+ more, in the page/);
    });

    it("shows long texts from where they begin to differ, and in words what is not shown", () => {
        const text = (end: string) => `${"same ".repeat(60)}${end}`;
        const [old, next] = [
            { text: text("before"), key: "[secret]", id: "a", note: "" },
            { text: text("after"), key: "[secret]", id: "[unknown]", note: "b" },
        ];
        const change = step(resource("cloud:Thing", "a", old), resource("cloud:Thing", "a", next), { diffs: ["key"] });
        const markdown = renderMarkdown(reportOf(withSteps(change)));
        assert.match(markdown, /\| `text` \| `…[same ]+before` \| `…[same ]+after` \|/);
        assert.match(markdown, /\| `id` \| `a` \| _known after the deployment_ \|/);
        assert.match(markdown, /\| `note` \| _empty text_ \| `b` \|/);
        assert.match(markdown, /\| `key` \| _secret_ \| _secret_ \|/);
    });

    it("stays below the limit, whatever the names of resources are and however much is released", () => {
        const digest = (index: number) => ({
            image: { digest: `sha256:${index}`, version: "1" },
            text: "x".repeat(300),
        });
        const releases = Array.from({ length: 300 }, (_, index) => ({
            file: `releases/dev/${"application".repeat(20)}-${index}.yaml`,
            before: undefined,
            after: digest(index),
        }));
        const steps = many(50, (name) => step(resource("aws:rds/cluster:Cluster", name, {}), undefined)).map((one) => ({
            ...one,
            urn: `${one.urn}${"*".repeat(3000)}`,
        }));
        const markdown = renderMarkdown(reportOf({ ...withSteps(...steps), releases }));
        assert.ok(markdown.length < 65_536, String(markdown.length));
        assert.match(markdown, /And 240 more; the page has them all\./);
    });

    it("shows names and values of others as text, not as markup", () => {
        const evil = "<img src=x onerror=alert(1)> | ``` @everyone #1 [a](b) </details>\n# Title \u202Egnp";
        const steps = [
            step(resource("cloud:Thing", evil, { note: "a" }), resource("cloud:Thing", evil, { note: evil })),
        ];
        const policies = {
            applied: 1,
            violations: [
                {
                    urn: steps[0]?.urn ?? "",
                    policy: evil,
                    severity: "high",
                    enforcement: "mandatory" as const,
                    message: evil,
                    source: undefined,
                },
            ],
        };
        const lines = renderMarkdown(reportOf({ ...withSteps(...steps), policies })).split("\n");
        const outside = lines.map((line) => line.replaceAll(/(?<!`)(`+)(?!`).*?(?<!`)\1(?!`)/g, "")).join("\n");
        assert.doesNotMatch(outside, /<img|@everyone|#1\b|\u202E/);
        assert.doesNotMatch(lines.join("\n"), /^# Title/m);
        assert.equal(
            lines.filter((line) => line === "</details>").length,
            lines.filter((line) => line === "<details>").length,
        );
        const row = lines.find((line) => line.startsWith("| `note`")) ?? "";
        assert.equal(row.match(/(?<!\\)\|/g)?.length, 4, row);
    });

    it("ends no cell of a table within a value, however readers take a backslash before a bar", () => {
        const [old, next] = [{ note: "a" }, { note: String.raw`a\|b <img>` }];
        const markdown = renderMarkdown(
            reportOf(withSteps(step(resource("cloud:Thing", "a", old), resource("cloud:Thing", "a", next)))),
        );
        assert.match(markdown, /\| `note` \| `a` \| <code>a&#92;&#124;b &#60;img&#62;<\/code> \|/);
    });

    it("draws what changes, its neighbours, and nothing that Mermaid could read as more", () => {
        const [old, next] = [
            resource("cloud:Group", 'a"]; click b', { size: 1 }),
            resource("cloud:Group", 'a"]; click b', { size: 2 }),
        ];
        const markdown = renderMarkdown(reportOf(withSteps(step(old, next))));
        assert.match(
            markdown,
            /```mermaid\nflowchart LR\n {4}Group_a_click_b\["Group<br>a#34;#93;#59; click b<br>🟡 1 updated"\]:::updated\n/,
        );
    });

    it("claims no costs, clean policies or full counts where a rehearsal failed", () => {
        const failed = {
            severity: "error" as const,
            urn: "",
            message: "Pulumi.dev.yaml: 1 setting is wrong\n  size: …",
        };
        const after = side({ succeeded: false, diagnostics: [failed] });
        const markdown = renderMarkdown(reportOf({ after }, { stack: "prod" }));
        assert.match(markdown, /\| `dev` ❌ failed \| \? \| \? \| \? \| \? \| not known \| not known \|/);
        assert.match(markdown, /Together a month, without what could not be rehearsed: /);
        assert.match(markdown, /The rehearsal of the head failed\*\*\. Pulumi\.dev\.yaml: 1 setting is wrong size: …/);
    });

    it("says of a stack that is removed that its resources stay", () => {
        const before = side({ resources: [resource("cloud:Thing", "a", {})] });
        const markdown = renderMarkdown(reportOf({ before, after: undefined }));
        assert.match(markdown, /`dev` \(removed\)/);
        assert.match(markdown, /The stack is removed/);
        assert.match(markdown, /Left without a settings file: 1 resource<\/summary>/);
    });
});
