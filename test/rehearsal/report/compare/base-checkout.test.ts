import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import {
    existsSync,
    mkdirSync,
    mkdtempSync,
    readFileSync,
    realpathSync,
    rmSync,
    symlinkSync,
    writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { checkOut } from "../../../../rehearsal/report/compare/base-checkout";
import { TemporaryFolder } from "../../../../rehearsal/report/compare/temporary-folder";
import { Repository } from "../../../../rehearsal/report/compare/git";

describe("the base of a report", () => {
    const temporary = new TemporaryFolder("report-base-files-");
    const directory = realpathSync(mkdtempSync(join(tmpdir(), "report-base-")));
    const git = (...args: readonly string[]) =>
        execFileSync("git", ["-c", "user.name=Test", "-c", "user.email=test@example.com", ...args], {
            cwd: directory,
            encoding: "utf8",
        }).trim();
    const write = (name: string, text: string) => {
        writeFileSync(join(directory, name), text);
    };
    const commit = () => {
        git("add", "-A");
        git("commit", "-q", "-m", "A change");
    };

    before(() => {
        git("init", "-q", "-b", "main");
        mkdirSync(join(directory, "parts"));
        mkdirSync(join(directory, "policy"));
        mkdirSync(join(directory, "node_modules", "@scope"), { recursive: true });
        mkdirSync(join(directory, "node_modules", "library"));
        symlinkSync("../../parts", join(directory, "node_modules", "@scope", "parts"));
        write(".gitignore", "node_modules\n");
        write("package-lock.json", "{}");
        write("parts/index.js", "module.exports = 'old';\n");
        write("policy/kept.ts", "");
        write("policy/changed.ts", "");
        write("policy/removed.ts", "");
        write("node_modules/library/index.js", "module.exports = 'library';\n");
        commit();
        git("checkout", "-q", "-b", "change");
        write("parts/index.js", "module.exports = 'new';\n");
        write("policy/changed.ts", "// Less.\n");
        rmSync(join(directory, "policy/removed.ts"));
        commit();
        write("policy/added.ts", "");
    });

    after(() => {
        rmSync(directory, { recursive: true, force: true });
    });

    it("is where the branches parted, so that what others merged meanwhile is no change", async () => {
        const parted = git("rev-parse", "main");
        git("checkout", "-q", "main");
        git("commit", "-q", "--allow-empty", "-m", "Of others");
        git("checkout", "-q", "change");
        const repository = await Repository.at(directory);
        assert.deepEqual(await repository.base("main"), { name: "main", commit: parted, uncommitted: false });
        const head = await repository.head();
        assert.deepEqual([head.name, head.uncommitted], ["change", true]);
        await assert.rejects(repository.base("--help"), /--base --help: expected a branch, tag or commit/);
    });

    it("has its own files, and those workspaces instead of the head's, with the head's packages", async () => {
        const repository = await Repository.at(directory);
        const folder = join(temporary.path, "base");
        const checkout = await checkOut(repository, (await repository.base("main")).commit, folder);
        assert.equal(checkout.project, folder);
        const packages = join(checkout.project, "node_modules");
        assert.match(readFileSync(join(packages, "@scope", "parts", "index.js"), "utf8"), /old/);
        assert.match(readFileSync(join(packages, "library", "index.js"), "utf8"), /library/);
        assert.deepEqual(checkout.remarks, []);
        await temporary.remove();
        assert.ok(!existsSync(temporary.path));
        assert.equal(git("worktree", "list").split("\n").length, 1);
    });

    it("gets its own packages where its lock differs, and the head's with a remark where that can't be", async () => {
        const write_ = (name: string, content: object) => {
            write(name, JSON.stringify(content));
        };
        const lock = (version: string) => ({ name: "app", version, lockfileVersion: 3, packages: { "": { version } } });
        write_("package.json", { name: "app", version: "1.0.0" });
        write_("package-lock.json", lock("1.0.0"));
        commit();
        const good = git("rev-parse", "HEAD");
        write("package-lock.json", "This is no lock.");
        commit();
        const bad = git("rev-parse", "HEAD");
        write_("package-lock.json", lock("2.0.0"));
        const repository = await Repository.at(directory);
        const folder = new TemporaryFolder("report-base-packages-");
        try {
            const own = await checkOut(repository, good, join(folder.path, "own"));
            assert.deepEqual(own.remarks, []);
            assert.ok(!existsSync(join(own.project, "node_modules", "library")), "its lock has no package");
            const linked = await checkOut(repository, bad, join(folder.path, "linked"));
            assert.ok(existsSync(join(linked.project, "node_modules", "library")));
            assert.match(
                linked.remarks.join(),
                /package-lock.json differs and the base's packages could not be installed/,
            );
        } finally {
            await folder.remove();
            git("reset", "-q", "--hard", "HEAD~2");
            write("policy/added.ts", "");
        }
    });

    it("differs in files that are changed, removed and, not yet known to Git, added", async () => {
        const repository = await Repository.at(directory);
        const files = await repository.changedFiles((await repository.base("main")).commit, "policy");
        assert.deepEqual(files, [
            { file: "policy/changed.ts", kind: "changed" },
            { file: "policy/removed.ts", kind: "removed" },
            { file: "policy/added.ts", kind: "added" },
        ]);
    });
});
