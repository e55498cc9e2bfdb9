import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ProjectError, loadProject } from "../../../rehearsal/project";

describe("Pulumi.yaml", () => {
    let root: string;

    beforeEach(() => {
        root = realpathSync(mkdtempSync(join(tmpdir(), "rehearsal-project-")));
    });

    afterEach(() => {
        rmSync(root, { recursive: true });
    });

    const write = (text: string, name = "Pulumi.yaml") => {
        writeFileSync(join(root, name), text);
    };
    const faults = () => {
        try {
            loadProject(root);
        } catch (error) {
            assert.ok(error instanceof ProjectError);
            return error.message.replaceAll(`${root}/`, "").split("\n");
        }
        return [];
    };

    it("is found from a directory below it", () => {
        write("name: app\nruntime: nodejs");
        mkdirSync(join(root, "src", "deep"), { recursive: true });
        const { project } = loadProject(join(root, "src", "deep"));
        assert.deepEqual(project, {
            name: "app",
            root,
            workingDirectory: root,
            entryPoint: ".",
            runtimeOptions: {},
        });
    });

    it("says where it was looked for", () => {
        assert.throws(
            () => loadProject("/"),
            /\/: expected a Pulumi.yaml in this directory or above it, found none\. Name/,
        );
    });

    it("may be JSON, and may give the runtime options", () => {
        write(
            '{"name": "app", "runtime": {"name": "nodejs", "options": {"typescript": false, "nodeargs": "--trace"}}}',
            "Pulumi.json",
        );
        assert.deepEqual(loadProject(root).project.runtimeOptions, { typescript: false, nodeargs: "--trace" });
    });

    it("lets main name a directory or a file", () => {
        mkdirSync(join(root, "infra"));
        writeFileSync(join(root, "infra", "main.ts"), "");
        write("name: app\nruntime: nodejs\nmain: infra/");
        const directory = loadProject(root).project;
        assert.deepEqual([directory.workingDirectory, directory.entryPoint], [join(root, "infra"), "."]);
        write("name: app\nruntime: nodejs\nmain: infra/main.ts");
        const file = loadProject(root).project;
        assert.deepEqual([file.workingDirectory, file.entryPoint], [join(root, "infra"), "main.ts"]);
    });

    it("may keep the stacks' settings elsewhere, refresh always and bring plugins", () => {
        write(
            "name: app\nruntime: nodejs\nstackConfigDir: stacks\noptions: {refresh: always}\n" +
                "plugins: {providers: [{name: mine, path: ./bin}]}",
        );
        const { stackFolder, alwaysRefresh, pluginFolders } = loadProject(root);
        assert.deepEqual(
            [stackFolder, alwaysRefresh, pluginFolders],
            [join(root, "stacks"), true, [join(root, "bin")]],
        );
    });

    it("tells all faults at once, each with what to do", () => {
        write("runtime: python\nmain: nowhere");
        assert.deepEqual(faults(), [
            "Pulumi.yaml: name: expected the project's name, found nothing. Add `name: NAME`.",
            'Pulumi.yaml: runtime: expected nodejs, the one runtime that can be rehearsed, found "python". Use `pulumi preview` for others.',
            'Pulumi.yaml: main: expected a file or directory of the project, found "nowhere". Correct the path; it is relative to this file.',
        ]);
    });

    it("says where it is no YAML", () => {
        write("name: app\nname: other");
        assert.match(faults().join("\n"), /^Pulumi.yaml: expected valid YAML, found Map keys must be unique at line 2/);
    });

    it("checks the configuration that it declares", () => {
        write(
            [
                "name: app",
                "runtime: nodejs",
                "config:",
                "  size: { type: integer, default: big }",
                "  zones: { type: array }",
                "  azure-native:location: { default: westeurope }",
                "  short: text",
            ].join("\n"),
        );
        assert.deepEqual(faults(), [
            'Pulumi.yaml: config.size: expected a default of type integer, found "big". Correct `default` or `type`.',
            "Pulumi.yaml: config.zones: expected a type of string, integer, boolean, object, array, and `items` for an array, " +
                "found array. Correct `type` or `items`.",
            "Pulumi.yaml: config.azure-native:location: expected only a `value`, because the key is not of this project's " +
                "namespace, found default. Write `value:`, or name the key app:location.",
        ]);
    });
});
