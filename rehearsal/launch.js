"use strict";

// Starts a TypeScript entry of the rehearsal quickly, without a build step.
//
// The entry and everything it imports are bundled once into a cache, and V8's compiled code is kept beside the bundle.
// Measured with the gRPC and protocol packages: 0.12 s of CPU to start, against 0.14 s without the code cache and 0.36 s
// with a TypeScript loader. A rehearsal starts one process for itself and one for each provider, so it adds up.
//
// What launched code must know: it shares one `__dirname`, that of the entry.

const crypto = require("node:crypto");
const fs = require("node:fs");
const { createRequire } = require("node:module");
const os = require("node:os");
const path = require("node:path");
const vm = require("node:vm");

const root = path.dirname(__dirname);
/** Rewritten by npm whenever an installed package changes, so it stands for all of node_modules. */
const installed = path.join(root, "node_modules", ".package-lock.json");

/** Milliseconds after which a process has compiled most of what it needs. */
const warmUpTime = 1_000;

/**
 * Runs a TypeScript file in this process, as `node file.ts` would.
 *
 * @param {string} entry absolute path of the file
 */
exports.launch = function launch(entry) {
    const name = bundleName(entry);
    const folder = cacheFolder();
    const file = folder === undefined ? `${name}.js` : path.join(folder, `${name}.js`);
    const code = readFresh(file) ?? build(entry, folder === undefined ? undefined : file);
    run(entry, file, code, folder === undefined ? undefined : codeCacheFile(file, code));
};

/** By the whole path too, since checkouts may share their packages or the folder for temporary files. */
function bundleName(entry) {
    const readable = path.relative(__dirname, entry).replace(/\.ts$/, "");
    const mark = crypto.createHash("sha256").update(entry).digest("hex").slice(0, 12);
    return `${readable.replaceAll(/[^A-Za-z0-9]+/g, "-")}-${mark}`;
}

/** Where bundles are kept: with the packages, or in a private folder for temporary files where those can't be written. */
function cacheFolder() {
    const inPackages = path.join(root, "node_modules", ".cache", "fairlead");
    const temporary = path.join(os.tmpdir(), `fairlead-${os.userInfo().username}`);
    return [inPackages, temporary].find((folder) => {
        try {
            fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
            fs.accessSync(folder, fs.constants.W_OK);
            return process.platform === "win32" || fs.lstatSync(folder).uid === process.getuid();
        } catch {
            return false;
        }
    });
}

/** The bundle, unless it is missing or older than a source. Its first line lists the sources that it was made from. */
function readFresh(file) {
    try {
        const code = fs.readFileSync(file, "utf8");
        const { versions, sources } = JSON.parse(code.slice(2, code.indexOf("\n")));
        const fresh = versions === runtimeVersions() && sources.every(([source, mark]) => markOf(source) === mark);
        return fresh ? code : undefined;
    } catch {
        return undefined;
    }
}

function build(entry, file) {
    const esbuild = require("esbuild");
    const { outputFiles, metafile } = esbuild.buildSync({
        entryPoints: [entry],
        absWorkingDir: root,
        bundle: true,
        platform: "node",
        target: "node20",
        format: "cjs",
        external: ["esbuild", "typescript"],
        metafile: true,
        write: false,
        logLevel: "error",
    });
    const own = Object.keys(metafile.inputs).filter((source) => !source.includes("node_modules/"));
    const sources = [__filename, installed, ...own.map((source) => path.join(root, source))];
    const header = {
        id: crypto.createHash("sha256").update(outputFiles[0].contents).digest("hex").slice(0, 16),
        versions: runtimeVersions(),
        sources: sources.map((source) => [source, markOf(source)]),
    };
    const code = `//${JSON.stringify(header)}\n${outputFiles[0].text}`;
    if (file !== undefined) {
        replaceFile(file, code);
    }
    return code;
}

function run(entry, file, code, cacheFile) {
    const cachedData = cacheFile === undefined ? undefined : readIfThere(cacheFile);
    const script = new vm.Script(`(function (exports, require, module, __filename, __dirname) {${code}\n})`, {
        filename: file,
        cachedData,
        importModuleDynamically: vm.constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
    });
    if (cacheFile !== undefined && (cachedData === undefined || script.cachedDataRejected)) {
        const keep = () => keepCodeCache(file, cacheFile, script);
        // At the exit, because then it holds what the run really compiled; and before, because plugins end by a signal.
        process.once("exit", keep);
        setTimeout(keep, warmUpTime).unref();
    }
    const module_ = { exports: {} };
    script.runInThisContext()(module_.exports, createRequire(entry), module_, entry, path.dirname(entry));
}

function keepCodeCache(file, cacheFile, script) {
    try {
        const [folder, prefix] = [path.dirname(file), `${path.basename(file, ".js")}.`];
        for (const stale of fs.readdirSync(folder)) {
            if (stale.startsWith(prefix) && stale.endsWith(".cache") && stale !== path.basename(cacheFile)) {
                fs.rmSync(path.join(folder, stale), { force: true });
            }
        }
        replaceFile(cacheFile, script.createCachedData());
    } catch {
        // Only the next start's speed depends on it.
    }
}

/** V8 checks no more than the length of the source, so the name carries the bundle's own hash. */
function codeCacheFile(file, code) {
    const { id } = JSON.parse(code.slice(2, code.indexOf("\n")));
    return file.replace(/\.js$/, `.${id}.cache`);
}

/** Several processes start at once: a reader must see the old file or the new one, never a part. */
function replaceFile(file, content) {
    const draft = `${file}.${process.pid}.draft`;
    try {
        fs.writeFileSync(draft, content, { mode: 0o600 });
        fs.renameSync(draft, file);
    } catch {
        // A full disk, or a folder that became read-only: the bundle in memory still runs.
        fs.rmSync(draft, { force: true });
    }
}

function readIfThere(file) {
    try {
        return fs.readFileSync(file);
    } catch {
        return undefined;
    }
}

function markOf(source) {
    const stats = fs.statSync(source, { throwIfNoEntry: false });
    return stats === undefined ? "missing" : `${stats.mtimeMs}:${stats.size}`;
}

function runtimeVersions() {
    return `${process.version} ${process.arch}`;
}
