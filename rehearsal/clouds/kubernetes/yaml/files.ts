import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

import { ProviderError } from "../../simulation/errors";

/** The text of a manifest file. */
export function readManifest(file: string): string {
    if (/^[a-z][a-z0-9+.-]*:\/\//i.test(file)) {
        throw new ProviderError(
            `a rehearsal reads nothing from the network: expected the path of a file, found "${file}". Download it and name the file.`,
        );
    }
    try {
        return readFileSync(file, "utf8");
    } catch (error) {
        throw new ProviderError(
            `reading YAML file from disk: ${error instanceof Error ? error.message : String(error)}`,
        );
    }
}

/**
 * The files that a name or a pattern with `*`, `?` and `[…]` stands for, sorted.
 * Source: `Parse` in provider/pkg/provider/yaml/v2/yaml.go of pulumi-kubernetes, and Go's `filepath.Glob`.
 */
export function expandPattern(pattern: string): string[] {
    if (!/(?:^|[^\\])[*?[]/.test(pattern)) {
        return [pattern];
    }
    const parts = pattern.split("/");
    return parts
        .reduce<string[]>(
            (found, part, index) =>
                found.flatMap((folder) => (index === 0 && part === "" ? ["/"] : matchesIn(folder, part))),
            [""],
        )
        .sort();
}

function matchesIn(folder: string, part: string): string[] {
    if (!/[*?[]/.test(part)) {
        return [path.posix.join(folder, part)];
    }
    const expression = new RegExp(
        `^${part
            .replaceAll(/[.+^${}()|]/g, "\\$&")
            .replaceAll("*", ".*")
            .replaceAll("?", ".")}$`,
    );
    return entriesOf(folder === "" ? "." : folder)
        .filter((name) => expression.test(name))
        .map((name) => path.posix.join(folder, name));
}

function entriesOf(folder: string): string[] {
    try {
        return readdirSync(folder);
    } catch {
        return [];
    }
}
