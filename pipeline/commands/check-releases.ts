import { readFileSync } from "node:fs";
import { join } from "node:path";

import { type Command, valueOf } from "../command";
import { type Controller, controllers } from "../controller/controller";
import { readObjects } from "../controller/kubernetes-objects";
import { readStackSettings } from "../controller/stack-settings";
import { writeFindings } from "../drift/findings";
import { readRelease, releaseFile } from "../release/release-file";
import { tool } from "../tool";

/** Asks the cluster that kubectl is connected to. */
export const checkReleasesCommand: Command = {
    summary: "Keeps where the GitOps controller reports otherwise than releases/ says, by kubectl",
    flags: {
        stack: { value: "STACK", summary: "the stack" },
        findings: { value: "DIR", summary: "where findings are kept" },
    },
    run: async (run) => {
        const stack = valueOf(run, "stack");
        const settings = readStackSettings(run.directory, stack);
        const controller = controllers[settings.controller];
        if (controller === undefined) {
            const known = Object.keys(controllers).join(" or ");
            throw new Error(
                `Expected ${known} as fairlead:gitops.controller of ${stack}, found ${settings.controller}`,
            );
        }
        const found: string[] = [];
        for (const app of settings.apps) {
            found.push(...(await check(run.directory, stack, app, controller)));
        }
        writeFindings(valueOf(run, "findings"), stack, "releases", found);
        return { message: [`${stack}: ${found.length} differences`, ...found].join("\n") };
    },
};

async function check(
    directory: string,
    stack: string,
    app: string,
    controller: Controller,
): Promise<readonly string[]> {
    const release = readRelease(readFileSync(join(directory, releaseFile(stack, app)), "utf8"));
    if (release === undefined) {
        return [];
    }
    const list = await tool("kubectl", "get", ...controller.query(app), "--output=json");
    return controller.differences(app, release, readObjects(JSON.parse(list)));
}
