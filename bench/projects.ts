import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";

export const repository = join(__dirname, "..");

/** As in environments/main.js. */
const loader = [
    'const path = require("node:path");',
    'const { load } = require("@fairlead/components/bundle.js");',
    'module.exports = load(path.join(__dirname, "program.ts"));',
    "",
].join("\n");

const settings = ["name: bench", "runtime: { name: nodejs, options: { typescript: false } }", ""].join("\n");

/** Makes a Pulumi project with this program; the packages are those of this repository. */
export function makeProject(directory: string, program: string): string {
    mkdirSync(directory);
    symlinkSync(join(repository, "node_modules"), join(directory, "node_modules"));
    const files = {
        "Pulumi.yaml": settings,
        "Pulumi.dev.yaml": "",
        "package.json": '{ "name": "bench", "main": "main.js" }\n',
        "main.js": loader,
        "program.ts": program,
    };
    for (const [name, text] of Object.entries(files)) {
        writeFileSync(join(directory, name), text);
    }
    return directory;
}

/** A program that declares nothing. */
export const emptyProgram = 'import * as pulumi from "@pulumi/pulumi";\n\nexport const stack = pulumi.getStack();\n';

/**
 * A program of so many releases. A release is what a controller reconciles: one HelmRelease, applied through the
 * simulated Kubernetes, which checks and completes it as a cluster does.
 */
export function releasesProgram(amount: number): string {
    return `
import { CustomResource } from "@pulumi/kubernetes/apiextensions/customResource";

for (let index = 0; index < ${amount}; index += 1) {
    new CustomResource(\`release-\${index}\`, {
        apiVersion: "helm.toolkit.fluxcd.io/v2",
        kind: "HelmRelease",
        metadata: { name: \`release-\${index}\`, namespace: "default", labels: { "app.kubernetes.io/part-of": "bench" } },
        spec: {
            interval: "5m",
            chart: { spec: { chart: "./service/chart", sourceRef: { kind: "GitRepository", name: "bench" } } },
            values: { replicas: 2, image: { repository: "registry.example/service", digest: \`sha256:\${index}\` } },
        },
    });
}
`;
}
