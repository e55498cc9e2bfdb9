import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";

const root = resolve(__dirname, "../../..");
const service = join(root, "service");
const dockerfile = readFileSync(join(service, "Dockerfile"), "utf8");
const instructions = dockerfile
    .replaceAll(/^#.*\n/gm, "")
    .replaceAll("\\\n", "")
    .split("\n")
    .filter((line) => line !== "");

/** The arguments of each instruction of a name. */
function all(name: string): string[] {
    return instructions.filter((line) => line.startsWith(`${name} `)).map((line) => line.slice(name.length + 1).trim());
}

describe("the image of the service", () => {
    it("starts from images that a digest names", () => {
        assert.deepEqual(
            all("FROM").map((image) => image.split(" ")[0]),
            ["${NODE_IMAGE}", "${RUNTIME_IMAGE}"],
        );
        for (const image of ["NODE_IMAGE", "RUNTIME_IMAGE"]) {
            assert.match(
                all("ARG").find((argument) => argument.startsWith(`${image}=`)) ?? "",
                /@sha256:[0-9a-f]{64}$/,
            );
        }
    });

    it("runs as the user of the chart, without a shell", () => {
        assert.deepEqual(all("USER"), ["65532:65532"]);
        const pods = readFileSync(join(service, "chart/templates/_helpers.tpl"), "utf8");
        assert.match(pods, /^runAsUser: 65532$/m);
        for (const command of [...all("ENTRYPOINT"), ...all("CMD")]) {
            assert.ok(Array.isArray(JSON.parse(command)), command);
        }
    });

    it("is checked, and says its version and commit", () => {
        assert.match(all("HEALTHCHECK").join(), /\/health\/live/);
        const label = all("LABEL").join();
        assert.match(label, /org\.opencontainers\.image\.version="\$\{VERSION\}"/);
        assert.match(label, /org\.opencontainers\.image\.revision="\$\{COMMIT\}"/);
    });

    it("is built of files that exist, all of which the build may see", () => {
        const seen = readFileSync(join(service, "Dockerfile.dockerignore"), "utf8").match(/(?<=^!).*/gm);
        const copied = all("COPY")
            .filter((argument) => !argument.startsWith("--from"))
            .flatMap((argument) => argument.split(" ").slice(0, -1));
        assert.deepEqual([...copied].sort(), [...(seen ?? [])].sort());
        assert.deepEqual(
            copied.filter((path) => !existsSync(join(root, path))),
            [],
        );
    });

    it("has programs that start, and say what they need", () => {
        const build = spawnSync("npm", ["run", "build", "--workspace", "service"], { cwd: root, encoding: "utf8" });
        assert.equal(build.status, 0, build.stderr);
        for (const program of ["server", "migrate"]) {
            const { status, stdout, stderr } = spawnSync(process.execPath, [join(service, `dist/${program}.js`)], {
                encoding: "utf8",
                env: { PATH: process.env.PATH, ENVIRONMENT: "production" },
            });
            assert.equal(status, 1);
            assert.match(stdout + stderr, /API_KEYS_FILE is not set/);
        }
    });
});
