import { existsSync, readFileSync } from "node:fs";

import { parse } from "yaml";

import { UsageError } from "./usage-error";

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
    const { config } = Object(content) as { readonly config?: unknown };
    const entries = Object.entries(Object(config) as Record<string, unknown>);
    return Object.fromEntries(
        entries.map(([key, value]) => [key, typeof value === "string" ? value : JSON.stringify(value)]),
    );
}
