import assert from "node:assert/strict";
import { readFileSync } from "node:fs";

import { charts } from "../../components/shared/versions";

interface Manager {
    readonly description: string;
    readonly matchStrings: readonly string[];
    readonly managerFilePatterns: readonly string[];
}

const { customManagers } = JSON.parse(readFileSync(".github/renovate.json", "utf8")) as {
    customManagers: readonly Manager[];
};

/** What a manager finds in a file, by the names of its groups. */
function found(description: string, file: string): Record<string, string>[] {
    const manager = customManagers.find((candidate) => candidate.description === description);
    assert.ok(manager !== undefined);
    const patterns = manager.managerFilePatterns.map((pattern) => new RegExp(pattern.slice(1, -1)));
    assert.ok(
        patterns.some((pattern) => pattern.test(file)),
        `${description} looks into ${file}`,
    );
    const text = readFileSync(file, "utf8");
    return manager.matchStrings.flatMap((match) =>
        [...text.matchAll(new RegExp(match, "g"))].map(({ groups }) => ({ ...groups })),
    );
}

describe("Renovate", () => {
    it("finds every chart, with its version and where it is from", () => {
        const file = "components/shared/versions.ts";
        const here = [
            ...found("Charts from repositories", file).map(({ depName, currentValue, registryUrl }) => ({
                chart: depName,
                version: currentValue,
                repositoryOpts: { repo: registryUrl },
            })),
            ...found("Charts that are OCI artifacts", file).map(({ depName = "", currentValue }) => ({
                chart: `oci://${depName}`,
                version: currentValue,
            })),
        ];
        const byName = (one: { chart?: string | undefined }, other: { chart?: string | undefined }) =>
            String(one.chart).localeCompare(String(other.chart));
        assert.deepEqual(here.sort(byName), Object.values(charts).sort(byName));
    });

    it("finds the versions that it has no eye for by itself", () => {
        const comments = "Versions below a comment that says what they are of";
        const names = [".github/actions/stack/action.yml", "pipeline/oracle/linters.ts"]
            .flatMap((file) => found(comments, file))
            .map(({ depName }) => depName);
        assert.deepEqual(names, ["Azure/kubelogin", "github.com/rhysd/actionlint"]);
    });
});
