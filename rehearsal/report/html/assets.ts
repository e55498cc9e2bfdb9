import { dirname, join } from "node:path";
import { build } from "esbuild";

export interface Assets {
    readonly style: string;
    readonly script: string;
}

/** Style and script of the page, each in one piece. The script is TypeScript of its own, with libraries. */
export async function buildAssets(): Promise<Assets> {
    // Launched code has its entry's folder as `__dirname`; the package is found from everywhere.
    const folder = join(dirname(require.resolve("@fairlead/rehearsal/package.json")), "report", "html", "browser");
    const { outputFiles } = await build({
        entryPoints: [join(folder, "page.ts"), join(folder, "page.css")],
        outdir: folder,
        write: false,
        bundle: true,
        minify: true,
        charset: "ascii",
        legalComments: "none",
        format: "iife",
        target: "es2022",
        logLevel: "silent",
    });
    const text = (end: string) => outputFiles.find(({ path }) => path.endsWith(end))?.text.trim() ?? "";
    return { style: text(".css"), script: text(".js") };
}
