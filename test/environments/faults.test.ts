import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { resolve } from "node:path";

import { parse } from "yaml";

import { prepareAws } from "../../environments/aws";
import { prepareAzure } from "../../environments/azure";
import type { PrepareCloud } from "../../environments/foundation";
import { prepareLocal } from "../../environments/local";
import { platformFaults } from "../../environments/platform-faults";
import { readSettings } from "../../environments/settings";
import { SettingsGroup, type Findings } from "../../environments/settings-group";

/** What is wrong with the settings of a stack after a change of them, by the setting. */
function faultsOf(
    file: string,
    cloud: string,
    prepare: PrepareCloud,
    { stack = file, change = {} }: { stack?: string; change?: Record<string, unknown> },
): Record<string, unknown> {
    const text = readFileSync(resolve(__dirname, `../../Pulumi.${file}.yaml`), "utf8");
    const { config } = parse(text) as { config: Record<string, unknown> };
    const values = Object.fromEntries(
        Object.entries(config).map(([key, value]) => [key.replace(/^fairlead:/, ""), value]),
    );
    const findings: Findings = { faults: [], examples: [] };
    const root = new SettingsGroup({ ...values, ...change }, "fairlead:", findings);
    const settings = readSettings(root);
    const name = { project: "fairlead", stack };
    const prepared = root.group(cloud, (group) => prepare(group, settings, name));
    const faults = [...findings.faults, ...platformFaults(settings, name), ...prepared.faults];
    return Object.fromEntries(faults.filter(({ path }) => path !== "aws:region").map(({ path, got }) => [path, got]));
}

describe("faults that components would find while others are created already", () => {
    it("are found before, in monitoring", () => {
        const monitoring = { retentionDays: 0, metricsGib: 50, logsGib: 100_000 };
        assert.deepEqual(faultsOf("dev", "azure", prepareAzure, { change: { monitoring } }), {
            "fairlead:monitoring.retentionDays": 0,
            "fairlead:monitoring.logsGib": 100_000,
        });
    });

    it("are found before, in what a cluster without a cloud has instead", () => {
        const local = { context: "kind", imagePrefix: "ghcr.io/shop", storageClassName: "Fast", databaseGib: 0 };
        assert.deepEqual(faultsOf("local", "local", prepareLocal, { change: { local } }), {
            "fairlead:local.storageClassName": "Fast",
            "fairlead:local.databaseGib": 0,
        });
    });

    it("are none where no application has a database", () => {
        assert.deepEqual(faultsOf("local", "local", prepareLocal, { change: { apps: [] } }), {});
    });

    it("are found before, in what the certificate of an application load balancer names", () => {
        const apps = Array.from({ length: 10 }, (_, index) => ({
            name: `app-${index}`,
            chartPath: "service/chart",
            host: index === 3 ? "Shop" : `app-${index}`,
        }));
        const faults = faultsOf("prod-aws", "aws", prepareAws, { change: { apps } });
        assert.equal(faults["fairlead:apps"], 10);
        assert.equal(faults["fairlead:apps[3].host"], "Shop.prod-aws.fairlead.example");
        assert.equal(faultsOf("dev-aws", "aws", prepareAws, { change: { apps } })["fairlead:apps"], undefined);
    });

    it("are told of the stack where project and stack make a name that is too long", () => {
        const stack = "a-branch-with-a-rather-long-name";
        assert.deepEqual(Object.keys(faultsOf("dev", "azure", prepareAzure, { stack })), ["pulumi:stack"]);
        assert.deepEqual(Object.keys(faultsOf("dev-aws", "aws", prepareAws, { stack: stack.slice(0, 27) })), [
            "pulumi:stack",
        ]);
    });
});
