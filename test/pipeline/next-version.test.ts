import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";

import fc from "fast-check";
import { compare, valid } from "semver";

import { runPipeline } from "../../pipeline/main";
import { nextVersion } from "../../pipeline/version/next-version";
import { releasedVersions } from "../../pipeline/version/release-tag";
import { TestRepository } from "./repository";

describe("the next version", () => {
    it("is 0.0.1 before any release, whatever commits ask for", () => {
        assert.equal(nextVersion(undefined, [{ id: "a", trailers: ["major"] }]), "0.0.1");
    });

    it("is a patch, unless a commit asks for more; the most wins", () => {
        const after = (...trailers: string[]) =>
            nextVersion(
                "1.4.9",
                trailers.map((trailer) => ({ id: "a", trailers: [trailer] })),
            );
        assert.equal(after(), "1.4.10");
        assert.equal(after("patch", "Minor", "patch"), "1.5.0");
        assert.equal(after("minor", "major", "patch"), "2.0.0");
    });

    it("tells all trailers that ask for something else", () => {
        const commits = [
            { id: "1111111111111111", trailers: ["huge"] },
            { id: "2222222222222222", trailers: ["minor", "v2"] },
        ];
        assert.throws(() => nextVersion("1.0.0", commits), {
            message:
                'Expected trailers "Release:" with major, minor, patch, found "huge" in commit 111111111111, "v2" in commit 222222222222',
        });
    });

    it("is newer than the last one, and semantic", () => {
        const numbers = fc.tuple(fc.nat(), fc.nat(), fc.nat()).map((parts) => parts.join("."));
        const trailers = fc.array(fc.constantFrom("major", "minor", "patch"));
        fc.assert(
            fc.property(numbers, trailers, (last, asked) => {
                const next = nextVersion(last, [{ id: "a", trailers: asked }]);
                assert.equal(valid(next), next);
                assert.equal(compare(next, last), 1);
            }),
        );
    });

    it("comes after the newest tag of the application, by number and not by letter", () => {
        const tags = ["service-v0.9.0", "service-v0.10.0", "service-vnext", "other-v3.0.0", "v4.0.0", "service-v1", ""];
        assert.deepEqual(releasedVersions("service", tags), ["0.10.0", "0.9.0"]);
    });
});

describe("npm run pipeline -- next-version", () => {
    let repository: TestRepository;

    beforeEach(() => {
        repository = new TestRepository();
    });

    afterEach(() => {
        repository.remove();
    });

    const next = async (environment: Record<string, string> = {}, directory = repository.directory) =>
        runPipeline(["next-version", "--app", "service"], { environment, directory });

    it("reads tags and trailers from history, and hands the version to later steps", async () => {
        repository.commit("Begin");
        assert.match((await next()).text, /^version=0\.0\.1$/m);
        repository.git("tag", "service-v0.3.0");
        repository.commit("Greet people\n\nRelease: minor\nSigned-off-by: Ada");
        repository.commit("Mend\n\nThis is no trailer, but a text.\n\nRelease: major of another kind\n\nEnd of it.");
        const output = join(repository.directory, "output");
        assert.deepEqual(await next({ GITHUB_OUTPUT: output }), {
            code: 0,
            text: "After 0.3.0 comes 0.4.0\nversion=0.4.0",
        });
        assert.equal(readFileSync(output, "utf8"), "version=0.4.0\n");
    });

    it("finds the version of a commit again", async () => {
        repository.commit("Begin");
        repository.git("tag", "service-v1.2.3");
        assert.match((await next()).text, /already\nversion=1\.2\.3$/);
    });

    it("refuses history that is not whole", async () => {
        repository.commit("Begin");
        repository.commit("Go on");
        const shallow = new TestRepository();
        shallow.git("fetch", "--quiet", "--depth=1", `file://${repository.directory}`, "main");
        shallow.git("checkout", "--quiet", "FETCH_HEAD");
        const { code, text } = await next({}, shallow.directory);
        shallow.remove();
        assert.equal(code, 1);
        assert.match(text, /found a shallow clone: check out with `fetch-depth: 0`$/);
    });
});
