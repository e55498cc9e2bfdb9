"use strict";

// Loads TypeScript by bundling it into one file, without a build step and without a loader that would slow down every
// package besides (docs/adr/0002-how-typescript-is-loaded.md). Types are checked by `npm run check`, not here.

const { createHash } = require("node:crypto");
const fs = require("node:fs");
const path = require("node:path");

const root = path.join(__dirname, "..");

// Inside node_modules, so that the bundle finds the packages it imports.
const folder = path.join(root, "node_modules", ".cache", "fairlead");

/** What follows a bundle's name in that of the list of its sources. */
const listSuffix = ".sources.json";

/**
 * What a TypeScript file exports.
 *
 * @param {string} entry absolute path of the file
 */
exports.load = function load(entry) {
    const file = fileFor(entry);
    if (!isFresh(file)) {
        removeStale();
        bundle(entry, file);
    }
    return require(file);
};

/** By the whole path, since checkouts may share their packages, and with them this cache. */
function fileFor(entry) {
    const mark = createHash("sha256").update(entry).digest("hex").slice(0, 12);
    return path.join(folder, `${path.basename(path.dirname(entry))}-${mark}.js`);
}

/** Whether the bundle is there, and no source has changed since: most starts need no bundler at all. */
function isFresh(file) {
    try {
        const { sources } = JSON.parse(fs.readFileSync(file + listSuffix, "utf8"));
        return sources.every(([source, mark]) => markOf(source) === mark) && fs.existsSync(file);
    } catch {
        return false;
    }
}

/** Removes the bundles of entries that are gone. */
function removeStale() {
    fs.mkdirSync(folder, { recursive: true });
    for (const list of fs.readdirSync(folder).filter((name) => name.endsWith(listSuffix))) {
        const file = path.join(folder, list.slice(0, -listSuffix.length));
        if (!isOfLivingEntry(file)) {
            fs.rmSync(file, { force: true });
            fs.rmSync(file + listSuffix, { force: true });
        }
    }
}

function isOfLivingEntry(file) {
    try {
        const { entry } = JSON.parse(fs.readFileSync(file + listSuffix, "utf8"));
        return fileFor(entry) === file && fs.existsSync(entry);
    } catch {
        return false;
    }
}

function bundle(entry, file) {
    const { outputFiles, metafile } = require("esbuild").buildSync({
        entryPoints: [entry],
        absWorkingDir: root,
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
    const sources = [__filename, ...Object.keys(metafile.inputs).map((source) => path.resolve(root, source))];
    replaceFile(file, outputFiles[0].contents);
    replaceFile(
        file + listSuffix,
        JSON.stringify({ entry, sources: sources.map((source) => [source, markOf(source)]) }),
    );
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
