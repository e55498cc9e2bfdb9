import { readFileSync } from "node:fs";
import { join } from "node:path";

import { parse } from "yaml";

import { at, itemsOf } from "../json";

/** What the settings of a stack say of its releases. */
export interface StackSettings {
    /** The GitOps controller, for example `argo-cd`. */
    readonly controller: string;
    /** Names of the applications. */
    readonly apps: readonly string[];
}

/** Reads `Pulumi.<stack>.yaml`. */
export function readStackSettings(directory: string, stack: string): StackSettings {
    const file = join(directory, `Pulumi.${stack}.yaml`);
    const settings: unknown = parse(readFileSync(file, "utf8"));
    const controller = at(settings, "config", "fairlead:gitops", "controller");
    const names = itemsOf(at(settings, "config", "fairlead:apps")).map((app) => at(app, "name"));
    const apps = names.filter((name): name is string => typeof name === "string");
    if (typeof controller !== "string") {
        throw new Error(`Expected fairlead:gitops.controller in ${file}, found none`);
    }
    return { controller, apps };
}
