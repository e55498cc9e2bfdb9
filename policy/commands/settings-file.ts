import { existsSync, readFileSync } from "node:fs";

import { nearest } from "@fairlead/environments/nearest";
import { parse } from "yaml";

import { UsageError } from "../../commands/run-command";
import { type Properties, isProperties } from "../properties";

/** What may stand in a stack's file. Source: `ProjectStack` in `sdk/go/common/workspace/project.go` of pulumi/pulumi. */
const fileKeys = ["config", "encryptedkey", "encryptionsalt", "environment", "secretsprovider"];

/** The settings in a `Pulumi.<stack>.yaml`, as engines hand them over: lists and groups as JSON. Empty without the file. */
export function readSettingsFile(file: string): Record<string, string> {
    if (!existsSync(file)) {
        return {};
    }
    let content: unknown;
    try {
        content = parse(readFileSync(file, "utf8"));
    } catch (error) {
        throw new UsageError(`${file}: expected YAML; ${error instanceof Error ? error.message : String(error)}`);
    }
    const { config, ...others } = groupIn(content, file);
    for (const key of Object.keys(others)) {
        if (!fileKeys.includes(key)) {
            const near = nearest(key, fileKeys);
            const mend = near === undefined ? "settings stand below config" : `did you mean ${near}?`;
            throw new UsageError(`${file}: expected ${fileKeys.join(", ")}, found ${key}; ${mend}`);
        }
    }
    const settings = Object.entries(groupIn(config, `${file}: config`));
    return Object.fromEntries(
        settings.map(([key, value]) => [key, typeof value === "string" ? value : JSON.stringify(value)]),
    );
}

/** A group of which all keys are left out reads as nothing. */
function groupIn(found: unknown, place: string): Properties {
    const group = found ?? {};
    if (!isProperties(group)) {
        throw new UsageError(`${place}: expected KEY: VALUE on lines of their own, found ${JSON.stringify(found)}`);
    }
    return group;
}
