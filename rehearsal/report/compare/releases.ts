import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import type { Json } from "../../state/json";
import type { ReleaseInput } from "../model/input";

/** The folder of desired state, one of its folders for each stack. */
const folder = "releases";

/** The files of desired state of a stack, as both sides have them. Equal ones are left out. */
export function readReleases(stack: string, base: string, head: string): ReleaseInput[] {
    const names = new Set([base, head].flatMap((project) => filesIn(join(project, folder, stack))));
    return [...names].sort().flatMap((name) => {
        const file = `${folder}/${stack}/${name}`;
        const [before, after] = [textOf(join(base, file)), textOf(join(head, file))];
        return before === after ? [] : [{ file, before: parsed(before), after: parsed(after) }];
    });
}

function filesIn(directory: string): string[] {
    return existsSync(directory) ? readdirSync(directory).filter((name) => /\.ya?ml$/.test(name)) : [];
}

function textOf(file: string): string | undefined {
    return existsSync(file) ? readFileSync(file, "utf8") : undefined;
}

/** What is no YAML is shown as the text that it is. */
function parsed(text: string | undefined): Json | undefined {
    if (text === undefined) {
        return undefined;
    }
    try {
        return parse(text) as Json;
    } catch {
        return text;
    }
}
