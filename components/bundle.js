"use strict";

// Loads TypeScript by bundling it into one file, without a build step and without a loader that would slow down every
// package besides (docs/adr/0002-how-typescript-is-loaded.md). Types are checked by `npm run check`, not here.

const { buildSync } = require("esbuild");
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
    const { outputFiles } = buildSync({
        entryPoints: [entry],
        outfile: file,
        bundle: true,
        platform: "node",
        target: "node20",
        // Pulumi's runtime and the program must share one SDK.
        external: ["@pulumi/*"],
        // Pulumi's runtime shows errors where they arose in TypeScript.
        sourcemap: "inline",
        write: false,
        logLevel: "error",
    });
    const draft = `${file}.${process.pid}`;
    fs.mkdirSync(folder, { recursive: true });
    fs.writeFileSync(draft, outputFiles[0].contents);
    // Another stack may be starting at the same time: it must find a whole file.
    fs.renameSync(draft, file);
    return require(file);
};
