import { join, resolve } from "node:path";

import ts from "typescript";

import type { KubernetesObject } from "./helm";

const root = resolve(__dirname, "../../..");

/** The types that Kubernetes' OpenAPI document and the definitions of custom resources describe, as modules by API version. */
const modules: Readonly<Record<string, string>> = {
    v1: "kubernetes-models/v1",
    "apps/v1": "kubernetes-models/apps/v1",
    "autoscaling/v2": "kubernetes-models/autoscaling/v2",
    "networking.k8s.io/v1": "kubernetes-models/networking.k8s.io/v1",
    "policy/v1": "kubernetes-models/policy/v1",
    "external-secrets.io/v1": "@kubernetes-models/external-secrets/external-secrets.io/v1",
    "gateway.networking.k8s.io/v1": "@kubernetes-models/gateway-api/gateway.networking.k8s.io/v1",
    "monitoring.coreos.com/v1": "@kubernetes-models/prometheus-operator/monitoring.coreos.com/v1",
};

/**
 * What Kubernetes' types say against objects: properties that are missing, unknown, or of another type, at any depth.
 * Schemas let unknown properties pass; the compiler refuses them in a literal.
 */
export function typeFaults(objects: readonly KubernetesObject[]): string[] {
    const source = objects.map(statement).join("\n");
    const file = join(root, "test/service/chart/objects.ts");
    const { config } = ts.readConfigFile(join(root, "tsconfig.json"), (path) => ts.sys.readFile(path)) as {
        config: unknown;
    };
    const { options } = ts.parseJsonConfigFileContent(config, ts.sys, root);
    const host = ts.createCompilerHost(options);
    const fromDisk = host.getSourceFile.bind(host);
    host.getSourceFile = (name, ...rest) =>
        name === file ? ts.createSourceFile(name, source, ts.ScriptTarget.ES2023) : fromDisk(name, ...rest);
    const program = ts.createProgram([file], options, host);
    return ts
        .getPreEmitDiagnostics(program, program.getSourceFile(file))
        .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, " "));
}

function statement(object: KubernetesObject, index: number): string {
    const { apiVersion, kind } = object;
    const module = modules[apiVersion];
    if (module === undefined) {
        throw new Error(
            `Expected an API version among ${Object.keys(modules).join(", ")}, found ${apiVersion} (${kind})`,
        );
    }
    return `export const object${index}: import("${module}").I${kind} = ${JSON.stringify(object)};`;
}
