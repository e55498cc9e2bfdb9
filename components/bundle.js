"use strict";

// Loads TypeScript by bundling it into one file, without a build step and without a loader that would slow down every
// package besides (docs/adr/0002-how-typescript-is-loaded.md). Types are checked by `npm run check`, not here.

const fs = require("node:fs");
const path = require("node:path");

// Inside node_modules, so that the bundle finds the packages it imports.
const folder = path.join(__dirname, "..", "node_modules", ".cache", "fairlead");

/**
 * What a TypeScript file exports.
 *
 * @param {string} entry absolute path of the file
 */
exports.load = function load(entry) {
    const file = path.join(folder, `${path.basename(path.dirname(entry))}.js`);
    const list = `${file}.sources.json`;
    if (!isFresh(file, entry, list)) bundle(entry, file, list);
    return require(file);
};

/** Whether the bundle is there, of this entry, and no source has changed since: most starts need no bundler at all. */
function isFresh(file, entry, list) {
    try {
        const made = JSON.parse(fs.readFileSync(list, "utf8"));
        return (
            made.entry === entry &&
            made.sources.every(([source, mark]) => markOf(source) === mark) &&
            fs.existsSync(file)
        );
    } catch {
        return false;
    }
}

function bundle(entry, file, list) {
    const { outputFiles, metafile } = require("esbuild").buildSync({
        entryPoints: [entry],
        outfile: file,
        bundle: true,
        platform: "node",
        target: "node20",
        // Pulumi's runtime and the program must share one SDK.
        external: ["@pulumi/*"],
        // Pulumi's runtime shows errors where they arose in TypeScript.
        sourcemap: "inline",
        metafile: true,
        write: false,
        logLevel: "error",
    });
    const sources = [__filename, ...Object.keys(metafile.inputs).map((source) => path.resolve(source))];
    fs.mkdirSync(folder, { recursive: true });
    replaceFile(file, outputFiles[0].contents);
    replaceFile(list, JSON.stringify({ entry, sources: sources.map((source) => [source, markOf(source)]) }));
}

/** Another stack may be starting at the same time: it must find a whole file. */
function replaceFile(file, content) {
    const draft = `${file}.${process.pid}`;
    fs.writeFileSync(draft, content);
    fs.renameSync(draft, file);
}

function markOf(source) {
    const { mtimeMs, size } = fs.statSync(source);
    return `${mtimeMs}:${size}`;
}
