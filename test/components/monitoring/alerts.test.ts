import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";

import { alertGroups, runbookOf } from "@fairlead/components/monitoring/alerts";
import { dashboards } from "@fairlead/components/monitoring/dashboards";

const runbooks = resolve(__dirname, "../../../docs/runbooks");
const groups = alertGroups(["ingress", "shop"], "https://git.test/runbooks");
const alerts = groups.flatMap(({ rules }) => rules);

/** A dashboard, as far as Grafana can't do without it. */
interface Dashboard {
    readonly uid: string;
    readonly title: string;
    readonly schemaVersion: number;
    readonly panels: readonly {
        readonly id: number;
        readonly title: string;
        readonly datasource: { readonly uid: string };
        readonly gridPos: { readonly x: number; readonly y: number; readonly w: number; readonly h: number };
        readonly targets: readonly { readonly expr: string }[];
    }[];
}

describe("alerts", () => {
    it("link to a runbook that exists, of their own name", () => {
        for (const { alert, annotations } of alerts) {
            const page = runbookOf(alert);
            assert.equal(annotations.runbook_url, `https://git.test/runbooks/${page}`);
            assert.match(readFileSync(join(runbooks, page), "utf8"), new RegExp(`^# ${alert}\n`));
        }
        assert.equal(runbookOf("ServiceErrors"), "service-errors.md");
    });

    it("are all there are runbooks for, and all are in their index", () => {
        const pages = new Set(alerts.map(({ alert }) => runbookOf(alert)));
        assert.deepEqual(new Set(readdirSync(runbooks)), new Set([...pages, "README.md"]));
        const index = readFileSync(join(runbooks, "README.md"), "utf8");
        for (const { alert, labels } of alerts) {
            const line = index.split("\n").find((text) => text.includes(`[${alert}](${runbookOf(alert)})`)) ?? "";
            assert.ok(line.includes(labels.severity ?? "none"), `${alert} in docs/runbooks/README.md`);
        }
    });

    it("say how urgent they are, what is wrong, and wait before they fire", () => {
        for (const { alert, labels, annotations, for: wait } of alerts) {
            assert.match(labels.severity ?? "", /^(critical|warning)$/, alert);
            assert.match(wait, /^\d+[mh]$/, alert);
            assert.ok((annotations.summary ?? "") !== "" && (annotations.description ?? "") !== "", alert);
        }
    });

    it("miss each endpoint that gives no metrics", () => {
        const missing = alerts.filter(({ alert }) => alert === "NoMetrics");
        assert.deepEqual(
            missing.map(({ expr, labels }) => [expr, labels.endpoint]),
            [
                ["absent(up{job='ingress'} == 1)", "ingress"],
                ["absent(up{job='shop'} == 1)", "shop"],
            ],
        );
        assert.ok(alertGroups([], "https://git.test/runbooks").every(({ name }) => name !== "endpoints"));
    });
});

describe("dashboards", () => {
    const all = Object.entries(dashboards) as [string, Dashboard][];

    it("are found by ids of their own", () => {
        const ids = all.map(([name, { uid }]) => [name, uid]);
        assert.deepEqual(
            ids,
            all.map(([name]) => [name, `fairlead-${name}`]),
        );
    });

    it("have panels side by side, each with a question to a data source that there is", () => {
        for (const [name, { panels, schemaVersion }] of all) {
            assert.ok(schemaVersion >= 39);
            assert.equal(new Set(panels.map(({ id }) => id)).size, panels.length);
            const taken = new Set<string>();
            for (const { title, gridPos, datasource, targets } of panels) {
                assert.ok(["prometheus", "loki"].includes(datasource.uid), `${name}: ${title}`);
                assert.ok(targets.length > 0 && targets.every(({ expr }) => expr !== ""), `${name}: ${title}`);
                assert.ok(gridPos.x + gridPos.w <= 24, `${name}: ${title}`);
                for (let x = gridPos.x; x < gridPos.x + gridPos.w; x++) {
                    for (let y = gridPos.y; y < gridPos.y + gridPos.h; y++) {
                        assert.ok(!taken.has(`${x},${y}`), `${name}: ${title} covers another panel`);
                        taken.add(`${x},${y}`);
                    }
                }
            }
        }
    });
});
