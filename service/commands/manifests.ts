/**
 * Prints the chart's objects, for those who have no Helm: `kubectl apply --filename` takes them.
 * Arguments are those of `helm template`, such as `--namespace shop --values values.yaml --set environment=test`; paths
 * are relative to where the command is run. Tests are left out, as only Helm runs them.
 */
import { spawnSync } from "node:child_process";

import { chart, helm } from "./helm";

const { status } = spawnSync(helm(), ["template", "service", chart, "--skip-tests", ...process.argv.slice(2)], {
    // npm runs a workspace's scripts in the workspace.
    cwd: process.env.INIT_CWD ?? process.cwd(),
    stdio: "inherit",
});
process.exitCode = status ?? 1;
