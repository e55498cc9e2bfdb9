import assert from "node:assert/strict";
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";

const repository = join(__dirname, "..", "..");

describe("the bundler of programs", () => {
    let root: string;

    beforeEach(() => {
        root = mkdtempSync(join(tmpdir(), "fairlead-bundle-"));
        for (const folder of ["components", "node_modules", "first/program", "second/program"]) {
            mkdirSync(join(root, folder), { recursive: true });
        }
        for (const name of ["esbuild", "@esbuild"]) {
            symlinkSync(join(repository, "node_modules", name), join(root, "node_modules", name));
        }
        copyFileSync(join(repository, "components", "bundle.js"), join(root, "components", "bundle.js"));
    });

    afterEach(() => {
        rmSync(root, { recursive: true });
    });

    const entryOf = (checkout: string) => join(root, checkout, "program", "index.ts");
    const write = (checkout: string, text: string) => {
        writeFileSync(entryOf(checkout), text);
    };
    /** As a fresh process would load it. */
    const load = (checkout: string): unknown => {
        for (const file of Object.keys(require.cache).filter((name) => name.startsWith(root))) {
            Reflect.deleteProperty(require.cache, file);
        }
        const bundler = createRequire(__filename)(join(root, "components", "bundle.js")) as {
            load: (entry: string) => { word: unknown };
        };
        return bundler.load(entryOf(checkout)).word;
    };
    const bundles = () =>
        readdirSync(join(root, "node_modules", ".cache", "fairlead")).filter((name) => name.endsWith(".js"));

    it("notices an edit", () => {
        write("first", 'export const word: string = "one";');
        assert.equal(load("first"), "one");
        write("first", 'export const word: string = "another";');
        assert.equal(load("first"), "another");
        assert.equal(bundles().length, 1);
    });

    it("keeps checkouts apart that share their packages", () => {
        write("first", 'export const word = "one";');
        write("second", 'export const word = "two";');
        assert.deepEqual([load("first"), load("second"), load("first")], ["one", "two", "one"]);
        assert.equal(bundles().length, 2);
    });

    it("forgets programs that are gone", () => {
        write("first", 'export const word = "one";');
        load("first");
        rmSync(join(root, "first"), { recursive: true });
        write("second", 'export const word = "two";');
        load("second");
        assert.equal(bundles().length, 1);
        assert.equal(load("second"), "two");
    });
});
