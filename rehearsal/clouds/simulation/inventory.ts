import {
    appendFileSync,
    closeSync,
    existsSync,
    fstatSync,
    mkdirSync,
    openSync,
    readSync,
    renameSync,
    rmSync,
    writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";

import type { Surroundings } from "./plugin";

/**
 * A resource that keeps others from being deleted. Only what rules of deletion need is known of it, never a value that
 * could be secret.
 */
export interface Living {
    readonly type: string;
    readonly id: string;
    /** The resource's URN; of what a controller made, the URN of the resource that asked for it. */
    readonly urn: string;
    /** Keys of what it lives through: see `keyOf`. */
    readonly uses: readonly string[];
    /** True for what no state knows, such as images in a registry: only its cloud tells that it is there. */
    readonly outside?: boolean;
}

/** One line of the file: what came to life or changed, or what is gone. */
type Line = { readonly lives: Living } | { readonly gone: readonly [type: string, id: string] };

/** The variable of the environment that names the folder of the inventory; without it each process remembers for itself. */
export const inventoryVariable = "FAIRLEAD_SIMULATED_CLOUDS";

/** The folder of the inventory that a plugin is told of. */
export function memoryOf({ environment }: Surroundings): string | undefined {
    return environment[inventoryVariable];
}

const fileName = "living.jsonl";

/** What a resource can live through: a kind that the rules of a cloud agree on, and what tells one from another. */
export function keyOf(kind: string, id: string): string {
    return `${kind} ${id.toLowerCase()}`;
}

/**
 * What lives in the simulated clouds of a stack, for all processes of it and from run to run.
 *
 * Processes write to one file at once, each line in one append; a later line about a resource holds. So a process may
 * be killed at any moment, and a creation costs one append, whatever there is already. Lines start with a line break:
 * what was written in part spoils no other line.
 */
export class Inventory {
    private readonly living = new Map<string, Living>();
    private readonly users = new Map<string, Map<string, Living>>();
    private readonly file: string | undefined;
    private position = 0;

    /** @param folder where the file is; without it, everything stays in this process */
    constructor(folder: string | undefined) {
        if (folder !== undefined && folder !== "") {
            this.file = join(folder, fileName);
        }
    }

    /** Notes that a resource exists, or that it has changed. */
    note(resource: Living): void {
        this.write({ lives: resource });
    }

    /** Notes in this process alone what the engine knows to exist. */
    see(resource: Living): void {
        if (!this.living.has(nameOf(resource.type, resource.id))) {
            this.add(resource);
        }
    }

    /** Notes that a resource is gone. */
    forget(type: string, id: string): void {
        this.write({ gone: [type, id] });
    }

    get(type: string, id: string): Living | undefined {
        this.read();
        return this.living.get(nameOf(type, id));
    }

    /** What lives through the thing of that key. */
    usersOf(key: string): readonly Living[] {
        this.read();
        return [...(this.users.get(key)?.values() ?? [])];
    }

    all(): readonly Living[] {
        this.read();
        return [...this.living.values()];
    }

    private write(line: Line): void {
        if (this.file === undefined) {
            this.apply(line);
        } else {
            mkdirSync(dirname(this.file), { recursive: true, mode: 0o700 });
            appendFileSync(this.file, textOf(line), { mode: 0o600 });
        }
    }

    /** Reads what was written since the last time, by whichever process. */
    private read(): void {
        if (this.file === undefined || !existsSync(this.file)) {
            return;
        }
        const descriptor = openSync(this.file, "r");
        try {
            const size = fstatSync(descriptor).size;
            const buffer = Buffer.alloc(Math.max(0, size - this.position));
            const length = readSync(descriptor, buffer, 0, buffer.length, this.position);
            const whole = buffer.subarray(0, buffer.subarray(0, length).lastIndexOf("\n") + 1);
            this.position += whole.length;
            for (const text of whole.toString("utf8").split("\n")) {
                const line = parseLine(text);
                if (line !== undefined) {
                    this.apply(line);
                }
            }
        } finally {
            closeSync(descriptor);
        }
    }

    private apply(line: Line): void {
        if ("lives" in line) {
            this.remove(line.lives.type, line.lives.id);
            this.add(line.lives);
        } else {
            this.remove(...line.gone);
        }
    }

    private add(resource: Living): void {
        const name = nameOf(resource.type, resource.id);
        this.living.set(name, resource);
        for (const key of resource.uses) {
            this.users.set(key, (this.users.get(key) ?? new Map<string, Living>()).set(name, resource));
        }
    }

    private remove(type: string, id: string): void {
        const name = nameOf(type, id);
        for (const key of this.living.get(name)?.uses ?? []) {
            this.users.get(key)?.delete(name);
        }
        this.living.delete(name);
    }
}

/**
 * Makes an inventory start from what a stack's state knows: what a killed run left behind is forgotten, and the file
 * holds one line for each resource. No other process may use it meanwhile.
 */
export function settleInventory(folder: string, exists: (resource: Living) => boolean): void {
    const file = join(folder, fileName);
    const living = new Inventory(folder).all().filter((resource) => resource.outside === true || exists(resource));
    if (living.length === 0) {
        rmSync(file, { force: true });
        return;
    }
    const draft = `${file}.draft`;
    writeFileSync(draft, living.map((resource) => textOf({ lives: resource })).join(""), { mode: 0o600 });
    renameSync(draft, file);
}

/**
 * Puts something into a cloud that no stack made, such as an image that a pipeline pushed (`repository`, its name) or a
 * record that a controller wrote (`zone`, its id), so that a test sees what it keeps from being deleted.
 */
export function putIntoCloud(folder: string, kind: string, id: string, name: string): void {
    const uses = [keyOf(kind, id)];
    new Inventory(folder).note({ type: `outside:${kind}`, id: `${id}/${name}`, urn: "", uses, outside: true });
}

function textOf(line: Line): string {
    return `\n${JSON.stringify(line)}\n`;
}

/** Clouds don't tell ids apart by case. */
function nameOf(type: string, id: string): string {
    return `${type} ${id.toLowerCase()}`;
}

/** A line, or `undefined` for an empty one and for one that was cut off. */
function parseLine(text: string): Line | undefined {
    try {
        return text === "" ? undefined : (JSON.parse(text) as Line);
    } catch {
        return undefined;
    }
}
