import assert from "node:assert/strict";
import { execFile, execFileSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

const repository = join(__dirname, "..", "..", "..");

describe("the launcher of TypeScript", () => {
    let root: string;
    let environment: NodeJS.ProcessEnv;

    beforeEach(() => {
        root = mkdtempSync(join(tmpdir(), "rehearsal-launch-"));
        environment = { ...process.env, TMPDIR: join(root, "tmp") };
        for (const folder of ["rehearsal", "node_modules", "tmp"]) {
            mkdirSync(join(root, folder));
        }
        for (const name of ["esbuild", "@esbuild"]) {
            symlinkSync(join(repository, "node_modules", name), join(root, "node_modules", name));
        }
        copyFileSync(join(repository, "rehearsal", "launch.js"), join(root, "rehearsal", "launch.js"));
        write("start.js", 'require("./launch").launch(require("node:path").join(__dirname, "entry.ts"));');
        write(
            "entry.ts",
            'import { word } from "./word";\nconst line: string = `${word} ${process.argv[2]}`;\nconsole.log(line);',
        );
        write("word.ts", 'export const word = "first";');
    });

    afterEach(() => {
        rmSync(root, { recursive: true });
    });

    const write = (name: string, text: string) => {
        writeFileSync(join(root, "rehearsal", name), text);
    };
    const start = join("rehearsal", "start.js");
    const run = () =>
        execFileSync(process.execPath, [join(root, start), "now"], {
            env: environment,
            encoding: "utf8",
            stdio: "pipe",
        });
    const cache = () => join(root, "node_modules", ".cache", "fairlead");

    it("runs it, and again from what it kept", () => {
        assert.equal(run(), "first now\n");
        assert.deepEqual(
            readdirSync(cache())
                .map((name) => name.replace(/-[0-9a-f]{12}\./, ".").replace(/\.[0-9a-f]{16}\./, "."))
                .sort(),
            ["entry.cache", "entry.js"],
        );
        assert.equal(run(), "first now\n");
    });

    it("notices an edit of any source, and forgets the code that it compiled before", () => {
        run();
        write("word.ts", 'export const word = "other";');
        assert.equal(run(), "other now\n");
        assert.equal(run(), "other now\n");
        assert.equal(readdirSync(cache()).filter((name) => name.endsWith(".cache")).length, 1);
    });

    it("is not put off by a damaged cache", () => {
        run();
        for (const name of readdirSync(cache())) {
            writeFileSync(join(cache(), name), "damaged");
        }
        assert.equal(run(), "first now\n");
    });

    it("may be started several times at once", async () => {
        const runs = Array.from({ length: 4 }, () =>
            promisify(execFile)(process.execPath, [join(root, start), "now"], { env: environment }),
        );
        for (const { stdout } of await Promise.all(runs)) {
            assert.equal(stdout, "first now\n");
        }
        assert.deepEqual(
            readdirSync(cache()).filter((name) => name.endsWith(".draft")),
            [],
        );
    });

    it("keeps its bundles elsewhere where the packages can't be written to", () => {
        writeFileSync(join(root, "node_modules", ".cache"), "");
        assert.equal(run(), "first now\n");
        assert.equal(run(), "first now\n");
        assert.equal(readdirSync(join(root, "tmp")).length, 1);
    });

    it("fails as the program does", () => {
        write("word.ts", 'throw new Error("wrong"); export const word = "";');
        assert.throws(run, /Error: wrong/);
    });
});
