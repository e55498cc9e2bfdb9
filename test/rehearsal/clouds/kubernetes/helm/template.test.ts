import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";

import { parse } from "yaml";

import { renderChart } from "../../../../../rehearsal/clouds/kubernetes/helm/template";

/** Stands for Helm: answers with how it was called and with the values that it was given. */
const helm = `#!/bin/sh
echo "called: \\"$*\\""
while [ $# -gt 0 ]; do
    if [ "$1" = "--values" ]; then echo "values:"; sed 's/^/  /' "$2"; fi
    shift
done
`;

describe("kubernetes: rendering a chart", () => {
    const originalPath = process.env.PATH;
    let folder = "";
    beforeEach(() => {
        folder = mkdtempSync(path.join(os.tmpdir(), "fairlead-test-"));
        mkdirSync(path.join(folder, "web"));
        writeFileSync(path.join(folder, "web", "Chart.yaml"), "name: web\nversion: 1.0.0\n");
    });
    afterEach(() => {
        process.env.PATH = originalPath;
        rmSync(folder, { recursive: true });
    });

    const rendering = () => ({
        chart: path.join(folder, "web"),
        name: "shop",
        namespace: "team",
        values: { replicas: 2, host: "example.com" },
        skipCrds: false,
        skipHooks: true,
        purpose: "the test",
    });

    it("asks the Helm of this machine, with the values in a file", async () => {
        writeFileSync(path.join(folder, "helm"), helm, { mode: 0o755 });
        process.env.PATH = `${folder}:${originalPath ?? ""}`;
        const answer: unknown = parse(await renderChart(rendering()));
        assert.ok(typeof answer === "object" && answer !== null && "called" in answer && "values" in answer);
        assert.match(
            String(answer.called),
            /^template shop .*\/web --namespace team --values .* --include-crds --no-hooks$/,
        );
        assert.deepEqual(answer.values, { replicas: 2, host: "example.com" });
    });

    it("says which command is missing, and for what", async () => {
        process.env.PATH = folder;
        await assert.rejects(renderChart(rendering()), /the test needs the command "helm"/);
    });

    it("reads no repository", async () => {
        await assert.rejects(
            renderChart({ ...rendering(), chart: "oci://example.com/web" }),
            /the test needs the templates of chart "oci:\/\/example\.com\/web", and a rehearsal reads no repository/,
        );
    });
});
