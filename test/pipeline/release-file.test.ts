import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

import { runPipeline } from "../../pipeline/main";
import { readRelease, releaseFile, setRelease } from "../../pipeline/release/release-file";
import { TestRepository } from "./repository";

const digest = `sha256:${"ab12".repeat(16)}`;
const release = { version: "1.2.3", digest };

describe("a release file", () => {
    for (const stack of readdirSync("releases")) {
        it(`of ${stack} is changed in two values, and in nothing else`, () => {
            const text = readFileSync(releaseFile(stack, "service"), "utf8");
            const changed = setRelease(text, release);
            assert.deepEqual(readRelease(changed), release);
            const pattern = /^( +)(digest|version): .*$/gm;
            assert.equal(changed.replace(pattern, "$1$2"), text.replace(pattern, "$1$2"));
        });
    }

    it("keeps comments, order and values of people", () => {
        const text =
            "# Ours\nreplicas: 3 # for now\nimage:\n    version: 0.0.1\n    # Keep\n    digest: sha256:00\n# End\n";
        assert.equal(
            setRelease(text, release),
            `# Ours\nreplicas: 3 # for now\nimage:\n    version: 1.2.3\n    # Keep\n    digest: ${digest}\n# End\n`,
        );
    });

    it("says that nothing was released by a digest of zeros", () => {
        assert.equal(readRelease(`image: { version: 0.0.0, digest: "sha256:${"0".repeat(64)}" }`), undefined);
    });

    it("is refused without image, or with what is no release", () => {
        assert.throws(() => readRelease("image: latest"), /Expected a release file with texts as image\.version and/);
        const text = `image:\n  version: 0.0.1\n  digest: ${digest}\n`;
        assert.throws(() => setRelease(text, { version: "v1", digest: "latest" }), {
            message: 'Expected a semantic version, found "v1"; and a digest sha256:…, found "latest"',
        });
    });

    it("is nowhere but in releases/", () => {
        assert.throws(() => releaseFile("../..", "service"), /found "\.\.\/\.\." as stack/);
    });

    it("is written and read by commands", async () => {
        const repository = new TestRepository();
        try {
            const { directory } = repository;
            const path = "releases/dev/service.yaml";
            repository.write(path, readFileSync(path, "utf8"));
            const common = ["--stack", "dev", "--app", "service"];
            const before = await runPipeline(["released", ...common], { environment: {}, directory });
            assert.deepEqual(before, {
                code: 1,
                text: `Expected a release in ${path}, found none: nothing has been released there yet`,
            });
            const set = ["set-release", ...common, "--version", "1.2.3", "--digest", digest];
            assert.equal((await runPipeline(set, { environment: {}, directory })).code, 0);
            assert.deepEqual(readRelease(readFileSync(join(directory, path), "utf8")), release);
            const after = await runPipeline(["released", ...common], { environment: {}, directory });
            assert.equal(after.text, `${path} has 1.2.3\nversion=1.2.3\ndigest=${digest}`);
        } finally {
            repository.remove();
        }
    });
});
