import path from "node:path";

import type { PackageFiles } from "./files";

/** Where a resource class or a function is declared: a file without its extension, and its name there. */
export interface Declaration {
    readonly file: string;
    readonly name: string;
}

/** Finds the declarations that belong to tokens, from the `index.js` of a package's modules. */
export class TokenIndex {
    private allModules: readonly string[] | undefined;

    constructor(private readonly files: PackageFiles) {}

    resource(token: string): Declaration | undefined {
        const constructed = new RegExp(`case "${escaped(token)}":\\s+return new exports\\.(\\w+)\\(`);
        return this.find(token, (index) => constructed.exec(index)?.[1]);
    }

    function(token: string): Declaration | undefined {
        const name = token.slice(token.lastIndexOf(":") + 1);
        // Functions are exported in lower case, whatever the case of their token.
        return this.find(token, () => name.charAt(0).toLowerCase() + name.slice(1));
    }

    /** The tokens of the resources in the module of a token, to suggest from. */
    neighbours(token: string): string[] {
        const index = this.likelyModules(token).map((module) => this.index(module));
        return [...index.join("\n").matchAll(/case "([^"]+)":/g)].map((match) => match[1] ?? "");
    }

    private find(token: string, nameIn: (index: string) => string | undefined): Declaration | undefined {
        const likely = this.likelyModules(token);
        const found = this.findIn(likely, token, nameIn);
        // Where the module says that it is this one, there is no need to look through all others.
        const registered = `, "${token.split(":")[1] ?? ""}", _module)`;
        const isThere = likely.some((module) => this.index(module).includes(registered));
        return found ?? (isThere ? undefined : this.findIn(this.modules(), token, nameIn));
    }

    private findIn(
        modules: readonly string[],
        token: string,
        nameIn: (index: string) => string | undefined,
    ): Declaration | undefined {
        for (const module of modules) {
            const index = this.index(module);
            const name = nameIn(index);
            const file = name === undefined ? undefined : loadedFile(index, name);
            // Names repeat in modules: only the right file has the token in it.
            const found = file === undefined ? undefined : path.posix.join(module, file);
            if (name !== undefined && found !== undefined && this.files.text(`${found}.js`)?.includes(token) === true) {
                return { file: found, name };
            }
        }
        return undefined;
    }

    /** A token names its module; in bridged packages with the file after it: `s3/bucket`, or `index/x` for the root. */
    private likelyModules(token: string): string[] {
        const module = token.split(":")[1] ?? "";
        const names = [module, path.posix.dirname(module)];
        return [...new Set(names.map((name) => (name === "index" || name === "." ? "" : name)))];
    }

    private modules(): readonly string[] {
        this.allModules ??= this.files.modules();
        return this.allModules;
    }

    private index(module: string): string {
        return this.files.text(path.posix.join(module, "index.js")) ?? "";
    }
}

/** The file that an `index.js` loads for an exported name. */
function loadedFile(index: string, name: string): string | undefined {
    return new RegExp(`lazyLoad\\(exports, \\[[^\\]]*"${name}"[^\\]]*\\], \\(\\) => require\\("\\./([^"]+)"`).exec(
        index,
    )?.[1];
}

function escaped(text: string): string {
    return text.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
