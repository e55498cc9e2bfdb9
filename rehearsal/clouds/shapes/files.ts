import { readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";

/** The files of an installed package, each read once and only when asked for. */
export class PackageFiles {
    private readonly texts = new Map<string, string | undefined>();

    private constructor(
        readonly directory: string,
        readonly version: string,
    ) {}

    /**
     * The package that a program would import.
     *
     * @param name its npm name
     * @param from the directory of the program
     */
    static find(name: string, from: string): PackageFiles | undefined {
        let manifest: string;
        try {
            manifest = createRequire(path.join(from, "index.js")).resolve(`${name}/package.json`);
        } catch {
            return undefined;
        }
        const { version } = JSON.parse(readFileSync(manifest, "utf8")) as { version: string };
        return new PackageFiles(path.dirname(manifest), version.replace(/^v/, ""));
    }

    /** The text of a file by its path in the package; `undefined` if there is none. */
    text(file: string): string | undefined {
        if (!this.texts.has(file)) {
            this.texts.set(file, this.read(file));
        }
        return this.texts.get(file);
    }

    /** All folders that have an `index.js`, the root first: the modules of an SDK. */
    modules(): string[] {
        const below = (folder: string): string[] =>
            readdirSync(path.join(this.directory, folder), { withFileTypes: true })
                .filter((entry) => entry.isDirectory() && !["node_modules", "types", "config"].includes(entry.name))
                .flatMap((entry) => {
                    const inner = path.posix.join(folder, entry.name);
                    return [inner, ...below(inner)];
                });
        return ["", ...below("")];
    }

    private read(file: string): string | undefined {
        try {
            // Names and tokens are ASCII, and this is several times faster for the files of megabytes; prose may lose accents.
            return readFileSync(path.join(this.directory, file), "latin1");
        } catch {
            return undefined;
        }
    }
}
