import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type { ResourceState } from "../../model/state";
import { typeOf } from "../../model/urn";
import { fieldsOf, readPackage } from "./installed-packages";
import { isProviderType, providerPackage } from "./reference";

/**
 * The plugins that a run will probably ask for: those of the stack's providers or, as long as it has none, those of the
 * packages that the program's own package.json names. Only a guess, good for starting them before they are asked for.
 */
export function likelyPlugins(programDirectory: string, resources: readonly ResourceState[]): ReadonlySet<string> {
    const used = resources.filter(({ type }) => isProviderType(type)).map(({ urn }) => providerPackage(typeOf(urn)));
    return new Set(used.length > 0 ? used : declaredPlugins(programDirectory));
}

function declaredPlugins(programDirectory: string): string[] {
    const manifest = nearestManifest(programDirectory);
    if (manifest === undefined) {
        return [];
    }
    const resolve = createRequire(manifest).resolve;
    return dependenciesOf(manifest).flatMap((name) => {
        const folder = resolve
            .paths(name)
            ?.map((path) => join(path, name))
            .find((path) => existsSync(path));
        const request = folder === undefined ? undefined : readPackage(folder);
        return request === undefined ? [] : [request.plugin];
    });
}

/** The package.json of a directory, or of the nearest one above that has one. */
export function nearestManifest(directory: string): string | undefined {
    const file = join(directory, "package.json");
    if (existsSync(file)) {
        return file;
    }
    const parent = dirname(directory);
    return parent === directory ? undefined : nearestManifest(parent);
}

function dependenciesOf(manifest: string): string[] {
    try {
        const { dependencies } = fieldsOf(JSON.parse(readFileSync(manifest, "utf8")));
        return Object.keys(fieldsOf(dependencies));
    } catch {
        return [];
    }
}
