"use strict";

// The entry of the program: hands the TypeScript of the environments and components to Pulumi as one file.
// Why not a loader for TypeScript: docs/adr/0002-how-typescript-is-loaded.md

const { buildSync } = require("esbuild");
const fs = require("node:fs");
const path = require("node:path");

// Inside node_modules, so that the program finds the packages it imports.
const folder = path.join(__dirname, "..", "node_modules", ".cache", "fairlead");
const file = path.join(folder, "environments.js");
const draft = `${file}.${process.pid}`;

const { outputFiles } = buildSync({
    entryPoints: [path.join(__dirname, "index.ts")],
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
fs.mkdirSync(folder, { recursive: true });
fs.writeFileSync(draft, outputFiles[0].contents);
// Another stack may be starting at the same time: it must find a whole file.
fs.renameSync(draft, file);

module.exports = require(file);
