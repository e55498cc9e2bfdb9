import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";

import ts from "typescript";

const root = resolve(__dirname, "../..");

/** The examples in the components' READMEs, by the folder of the component and their place in it. */
function examples(): ReadonlyMap<string, string> {
    const folders = readdirSync(join(root, "components"), { withFileTypes: true })
        .filter((entry) => entry.isDirectory() && entry.name !== "shared")
        .map(({ name }) => name);
    return new Map(
        folders.flatMap((folder) => {
            const text = readFileSync(join(root, "components", folder, "README.md"), "utf8");
            const found = [...text.matchAll(/```ts\n([^]*?)```/g)];
            assert.ok(found.length > 0, `components/${folder}/README.md has no example`);
            return found.map(([, code = ""], index): [string, string] => [`${folder}-${index + 1}`, code]);
        }),
    );
}

describe("the examples in the READMEs of components", function () {
    this.timeout(300_000);
    // Inside the project, so that they find its packages.
    mkdirSync(join(root, ".rehearsal"), { recursive: true });
    const folder = mkdtempSync(join(root, ".rehearsal", "examples-"));
    const project = join(folder, "readme-examples");
    const files = new Map([...examples()].map(([name, code]) => [join(project, `${name}.ts`), code]));

    before(() => {
        mkdirSync(project);
        for (const [file, code] of files) {
            writeFileSync(file, code);
        }
        const imports = [...examples().keys()].map((name) => `import "./${name}";`);
        writeFileSync(join(project, "index.ts"), imports.join("\n"));
        const load =
            'require("@fairlead/components/bundle.js").load(require("node:path").join(__dirname, "index.ts"));';
        writeFileSync(join(project, "main.js"), load);
        writeFileSync(
            join(project, "Pulumi.yaml"),
            "name: examples\nruntime: { name: nodejs, options: { typescript: false } }\nmain: main.js\n",
        );
        writeFileSync(join(project, "Pulumi.alone.yaml"), "config: { aws:region: eu-central-1 }\n");
        symlinkSync(join(root, "node_modules"), join(project, "node_modules"), "dir");
    });

    after(() => {
        rmSync(folder, { recursive: true, force: true });
    });

    it("compile", () => {
        const { config } = ts.readConfigFile(join(root, "tsconfig.json"), (path) => ts.sys.readFile(path)) as {
            config: unknown;
        };
        const { options } = ts.parseJsonConfigFileContent(config, ts.sys, root);
        const program = ts.createProgram([...files.keys()], options);
        const faults = [...files.keys()].flatMap((file) => {
            const source = program.getSourceFile(file);
            return [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)];
        });
        assert.deepEqual(
            faults.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n")),
            [],
        );
    });

    it("deploy, all of them side by side in one stack", () => {
        const args = [join(root, "rehearsal/main.js"), "up", "--stack", "alone", "--cwd", project, "--json"];
        const report = JSON.parse(execFileSync(process.execPath, args, { encoding: "utf8", maxBuffer: 2 ** 26 })) as {
            result: string;
            changeSummary: { create: number };
        };
        assert.equal(report.result, "succeeded");
        assert.ok(report.changeSummary.create > 60);
    });
});
