import path from "node:path";

import { pythonEnvironment } from "../../commands/python-environment";
import { type Linter, actionlint, pythonLinters } from "./linters";
import { withWeakWorkflow } from "./weak-workflow";

const root = path.join(__dirname, "../..");

/** Has actionlint, zizmor and checkov judge the workflows. A linter that lets a weak workflow pass is blind, and fails, too. */
function main(): number {
    const linters = [...ofGo(), ...ofPython()];
    const failures = linters.filter((linter) => {
        const { linter: name, findings } = linter(root);
        const blind = withWeakWorkflow((directory) => linter(directory).findings === "");
        console.log(blind ? `${name}: blind, it lets a weak workflow pass` : `${name}: ${findings || "no finding"}`);
        return blind || findings !== "";
    });
    return failures.length === 0 ? 0 : 1;
}

function ofGo(): readonly Linter[] {
    const found = actionlint();
    if ("missing" in found) {
        console.log(`Skipped: actionlint in its newest version judges nothing, because ${found.missing}.`);
        return [];
    }
    return [found];
}

function ofPython(): readonly Linter[] {
    const python = pythonEnvironment({
        requirements: path.join(root, "policy/oracle/requirements.txt"),
        modules: ["checkov"],
    });
    if ("missing" in python) {
        console.log(`Skipped: zizmor and checkov judge nothing, because ${python.missing}.`);
        return [];
    }
    return pythonLinters(python.programs);
}

process.exitCode = main();
