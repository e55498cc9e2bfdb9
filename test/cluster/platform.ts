import { createHash, randomBytes } from "node:crypto";

import { AppRelease } from "@fairlead/components/app-release/app-release";
import { GitOpsControllerKind } from "@fairlead/components/gitops-controller/gitops-controller";

import { build } from "../components/cloud";
import type { KubernetesObject } from "../service/chart/helm";
import { PostgresServer } from "@fairlead/service/commands/postgres-server";
import { ServiceLogin } from "../service/database/service-login";
import { valuesFile } from "./desired-state";
import { apply, kubectl } from "./kubectl";
import type { ClusterSettings } from "./settings";

export const namespace = "service-release-test";
export const apiKey = randomBytes(32).toString("base64url");
export const tokenKey = randomBytes(64).toString("base64");
const password = "first password";

/** A server that pods may reach. */
export async function startDatabase(address: string): Promise<{ server: PostgresServer; login: ServiceLogin }> {
    const server = await PostgresServer.start();
    const rules = server.write("access", "host all all 0.0.0.0/0 scram-sha-256\n");
    await server.stop();
    await server.run([`listen_addresses=127.0.0.1,${address}`, `hba_file=${rules}`]);
    return { server, login: await ServiceLogin.create(server, "service") };
}

/** Secrets as External Secrets makes them of what the platform generates. */
export function createSecrets(): void {
    const digest = createHash("sha256").update(apiKey).digest("hex");
    apply([
        secret("keys", { "api-keys": `test:${digest}\n`, "token-key": tokenKey }),
        secret("database", { username: "service", password }),
    ]);
}

function secret(name: string, stringData: Readonly<Record<string, string>>) {
    return { apiVersion: "v1", kind: "Secret", metadata: { name, namespace }, stringData };
}

/**
 * What AppRelease registers, by the component itself: the namespace with its guards first, and the application last.
 * Argo CD must impersonate the account of the project, as the component GitOpsController has it do.
 */
export async function createRelease({ repository, images, address }: ClusterSettings, port: number): Promise<void> {
    const impersonation = { data: { "application.sync.impersonation.enabled": "true" } };
    kubectl(["--namespace", "argocd", "patch", "configmap", "argocd-cm", "--patch", JSON.stringify(impersonation)]);
    const [image = ""] = images.split("@");
    // The component wants https, which a repository for tests may not have.
    const secure = repository.replace(/^http:/, "https:");
    const { resources } = await build(
        () =>
            new AppRelease("service-release-test", {
                controller: { kind: GitOpsControllerKind.ArgoCd, namespace: "argocd" },
                repository: { url: secure },
                chartPath: "service/chart",
                valuesFile,
                facts: {
                    environment: "test",
                    "image.repository": image,
                    "ingress.className": "external-nginx",
                    "ingress.host": "service.test.example.com",
                    "ingress.namespace": "ingress",
                    "ingress.issuer": "letsencrypt",
                    "metrics.namespace": "monitoring",
                    "fileStorage.className": "files",
                    "database.host": address,
                    "database.port": String(port),
                    "database.name": "postgres",
                    "database.secretName": "database",
                    "database.certificateAuthorities": "",
                    "keys.secretName": "keys",
                },
                egress: [{ name: "database", cidrs: [`${address}/32`], port }],
            }),
    );
    const objects = resources
        .map(({ inputs }): unknown => JSON.parse(JSON.stringify(inputs).replaceAll(secure, repository)))
        .filter(isObject);
    const first = objects.filter(({ kind }) => kind === "Namespace");
    const last = objects.filter(({ kind }) => kind === "Application");
    apply(first);
    createSecrets();
    apply(objects.filter((object) => !first.includes(object) && !last.includes(object)));
    apply(last);
}

function isObject(inputs: unknown): inputs is KubernetesObject {
    return typeof inputs === "object" && inputs !== null && "apiVersion" in inputs && "kind" in inputs;
}
