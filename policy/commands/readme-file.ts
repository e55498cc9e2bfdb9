import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

import { format, resolveConfig } from "prettier";

import { awsRules } from "../aws";
import { azureRules } from "../azure";
import { githubRules } from "../github";
import { kubernetesRules } from "../kubernetes";
import { ruleTables, withBlock } from "../readme";

/** The README of the pack. */
export const readmeFile = path.join(__dirname, "..", "README.md");

/** The README with the table of the rules as they are. */
export async function currentReadme(): Promise<string> {
    const tables = ruleTables([
        { title: "Azure", rules: azureRules },
        { title: "AWS", rules: awsRules },
        { title: "Kubernetes", rules: kubernetesRules },
        { title: "GitHub", rules: githubRules },
    ]);
    return formatted(withBlock(readFileSync(readmeFile, "utf8"), "rules", tables));
}

/** Puts a block into the README. */
export async function writeBlock(name: string, block: string): Promise<void> {
    writeFileSync(readmeFile, await formatted(withBlock(readFileSync(readmeFile, "utf8"), name, block)));
}

async function formatted(text: string): Promise<string> {
    return format(text, { ...(await resolveConfig(readmeFile)), filepath: readmeFile });
}
