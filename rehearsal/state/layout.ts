import { existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** The one organization that file backends know. Source: `pkg/backend/diy/backend.go` in pulumi/pulumi. */
export const organization = "organization";

/** Which stack of which project. */
export interface StackName {
    readonly project: string;
    readonly stack: string;
}

/**
 * Where things stand in a state directory. It is a file backend of the Pulumi CLI (`pulumi login file://DIRECTORY`)
 * with a `journal` folder beside it, which holds something only during a run and after a killed one, and a `clouds` folder.
 * Source: `pkg/backend/diy/{store,lock,meta}.go` in pulumi/pulumi.
 */
export class StateLayout {
    constructor(readonly directory: string) {}

    stackFile({ project, stack }: StackName): string {
        return join(this.directory, ".pulumi", "stacks", project, `${stack}.json`);
    }

    journalFile({ project, stack }: StackName): string {
        return join(this.directory, "journal", project, `${stack}.jsonl`);
    }

    /** What the simulated clouds remember of a stack. */
    cloudsFolder({ project, stack }: StackName): string {
        return join(this.directory, "clouds", project, stack);
    }

    lockFolder({ project, stack }: StackName): string {
        return join(this.directory, ".pulumi", "locks", organization, project, stack);
    }

    /** The stacks of a project that have a state. */
    stacks(project: string): readonly string[] {
        const folder = join(this.directory, ".pulumi", "stacks", project);
        const files = existsSync(folder) ? readdirSync(folder) : [];
        return files.filter((file) => file.endsWith(".json")).map((file) => file.slice(0, -".json".length));
    }

    /** Makes the directory a file backend, and one that Git leaves alone. */
    create(): void {
        mkdirSync(join(this.directory, ".pulumi"), { recursive: true, mode: 0o700 });
        this.#writeOnce(join(this.directory, ".pulumi", "meta.yaml"), "version: 1\n");
        this.#writeOnce(join(this.directory, ".gitignore"), "*\n");
    }

    #writeOnce(file: string, content: string): void {
        if (!existsSync(file)) {
            writeFileSync(file, content);
        }
    }
}
