import assert from "node:assert/strict";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { runPipeline } from "../../pipeline/main";
import { Programs } from "./programs";

const digest = `sha256:${"a".repeat(64)}`;
const other = `sha256:${"b".repeat(64)}`;

/** Keeps a registry in a folder: one file a reference, with its digest. Speaks as skopeo does. */
const skopeo = `
there() { echo "$DIR/$(echo "$1" | sed 's|^docker://||; s|[/:]|_|g')"; }
for last; do :; done
case "$1 $last" in
    "inspect oci:"*) cat "$DIR/built" ;;
    "inspect docker://"*) cat "$(there "$last")" 2>/dev/null || { echo 'level=fatal msg="reading manifest: manifest unknown"' >&2; exit 1; } ;;
    "copy "*) cat "$DIR/built" > "$(there "$last")" ;;
    *) echo "what is $*" >&2; exit 2 ;;
esac`;

/** Speaks as Helm 3 does, which tells digests among complaints. */
const helm = `[ "$1" = push ] && printf 'Pushed: %s\\nDigest: ${other}\\n' "$3" >&2 && echo "$2 $3" >> "$DIR/charts"`;

describe("npm run pipeline -- push-release", () => {
    let programs: Programs;

    beforeEach(() => {
        programs = new Programs();
        programs.write("skopeo", `DIR=${programs.directory}${skopeo}`);
        programs.write("helm", `DIR=${programs.directory}\n${helm}`);
        writeFileSync(join(programs.directory, "built"), digest);
    });

    afterEach(() => {
        programs.remove();
    });

    const kept = (name: string) => join(programs.directory, name);
    const push = async () =>
        runPipeline(
            [
                ...[
                    "push-release",
                    "--registry",
                    "registry.example/fairlead-dev",
                    "--app",
                    "service",
                    "--version",
                    "1.2.3",
                ],
                ...["--image", "release/image", "--chart", "release/service-1.2.3.tgz"],
            ],
            { environment: {}, directory: "." },
        );

    it("copies the image as it was built, pushes the chart, and hands on both digests", async () => {
        const { code, text } = await push();
        assert.equal(code, 0, text);
        assert.equal(readFileSync(kept("registry.example_fairlead-dev_service_1.2.3"), "utf8"), digest);
        assert.equal(
            readFileSync(kept("charts"), "utf8"),
            "release/service-1.2.3.tgz oci://registry.example/fairlead-dev/charts\n",
        );
        assert.deepEqual(text.split("\n").slice(1), [
            "image=registry.example/fairlead-dev/service",
            `digest=${digest}`,
            "chart=registry.example/fairlead-dev/charts/service",
            `chart-digest=${other}`,
        ]);
    });

    it("finds what a first attempt has pushed", async () => {
        await push();
        writeFileSync(kept("registry.example_fairlead-dev_charts_service_1.2.3"), other);
        programs.write("helm", "exit 1");
        const { code, text } = await push();
        assert.equal(code, 0, text);
        assert.match(text, new RegExp(`^digest=${digest}$`, "m"));
    });

    it("never moves a tag", async () => {
        writeFileSync(kept("registry.example_fairlead-dev_service_1.2.3"), other);
        const { code, text } = await push();
        assert.equal(code, 1);
        assert.match(
            text,
            /^Expected registry\.example\/fairlead-dev\/service:1\.2\.3 to be free or .*: tags never move/,
        );
        assert.equal(existsSync(kept("charts")), false);
    });

    it("takes no other complaint for a free tag", async () => {
        programs.write(
            "skopeo",
            `[ "$2" != --format ] && echo 'unauthorized: authentication required' >&2 && exit 1; echo ${digest}`,
        );
        const { code, text } = await push();
        assert.equal(code, 1);
        assert.match(text, /^`skopeo inspect .*` failed: unauthorized/);
    });
});
