import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { runPipeline } from "../../pipeline/main";
import { Programs } from "./programs";

const digestOf = (manifest: string) => `sha256:${createHash("sha256").update(manifest).digest("hex")}`;
// Digests count every byte of a manifest, the last one, too.
const built = '{"schemaVersion":2,"layers":["ä"]}\n';
const digest = digestOf(built);
const moved = '{"schemaVersion":2}';
const packed = '{"schemaVersion":2,"config":{"mediaType":"application/vnd.cncf.helm.config.v1+json"}}';
const chartDigest = digestOf(packed);

/** Keeps a registry in a folder: one file a reference, with its manifest. Speaks as skopeo does. */
const skopeo = `
there() { echo "$DIR/$(echo "$1" | sed 's|^docker://||; s|[/:]|_|g')"; }
for last; do :; done
case "$* " in
    *" --raw "*--format* | *--format*" --raw "*) echo 'level=fatal msg="raw output does not support format option"' >&2; exit 1 ;;
esac
case "$1 $2 $last" in
    "inspect --format oci:"*) echo "$DIGEST" ;;
    "inspect --raw docker://"*) cat "$(there "$last")" 2>/dev/null || { echo 'level=fatal msg="reading manifest: manifest unknown"' >&2; exit 1; } ;;
    "copy "*) cat "$DIR/built" > "$(there "$last")" ;;
    *) echo "what is $*" >&2; exit 2 ;;
esac`;

/** Speaks as Helm 3 does, which tells digests among complaints. */
const helm = `[ "$1" = push ] && printf 'Pushed: %s\\nDigest: ${chartDigest}\\n' "$3" >&2 && echo "$2 $3" >> "$DIR/charts"`;

describe("npm run pipeline -- push-release", () => {
    let programs: Programs;

    beforeEach(() => {
        programs = new Programs();
        programs.write("skopeo", `DIR=${programs.directory}\nDIGEST=${digest}${skopeo}`);
        programs.write("helm", `DIR=${programs.directory}\n${helm}`);
        writeFileSync(kept("built"), built);
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
        assert.equal(readFileSync(kept("registry.example_fairlead-dev_service_1.2.3"), "utf8"), built);
        assert.equal(
            readFileSync(kept("charts"), "utf8"),
            "release/service-1.2.3.tgz oci://registry.example/fairlead-dev/charts\n",
        );
        assert.deepEqual(text.split("\n").slice(1), [
            "image=registry.example/fairlead-dev/service",
            `digest=${digest}`,
            "chart=registry.example/fairlead-dev/charts/service",
            `chart-digest=${chartDigest}`,
        ]);
    });

    it("finds what a first attempt has pushed", async () => {
        await push();
        writeFileSync(kept("registry.example_fairlead-dev_charts_service_1.2.3"), packed);
        programs.write("helm", "exit 1");
        const { code, text } = await push();
        assert.equal(code, 0, text);
        assert.match(text, new RegExp(`^digest=${digest}$[^]*^chart-digest=${chartDigest}$`, "m"));
    });

    it("never moves a tag", async () => {
        writeFileSync(kept("registry.example_fairlead-dev_service_1.2.3"), moved);
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
            `[ "$2" = --raw ] && echo 'unauthorized: authentication required' >&2 && exit 1; echo ${digest}`,
        );
        const { code, text } = await push();
        assert.equal(code, 1);
        assert.match(text, /^`skopeo inspect .*` failed: unauthorized/);
    });
});
