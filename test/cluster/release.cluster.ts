import assert from "node:assert/strict";
import { setTimeout as wait } from "node:timers/promises";

import { type KubernetesObject, render } from "../service/chart/helm";
import { matrix } from "../service/chart/matrix";
import type { PostgresServer } from "@fairlead/service/commands/postgres-server";
import type { ServiceLogin } from "../service/database/service-login";
import { DesiredState } from "./desired-state";
import { apply, get, kubectl, until } from "./kubectl";
import { createRelease, namespace, startDatabase } from "./platform";
import { loadCounts, loadPod, servers } from "./pods";
import { clusterSettings } from "./settings";

interface Application {
    readonly status?: {
        readonly sync?: { readonly status: string; readonly revision?: string };
        readonly health?: { readonly status: string };
        readonly conditions?: unknown;
        readonly operationState?: { readonly phase: string; readonly message?: string };
    };
}

interface Pod {
    readonly status: { readonly phase: string };
}

const settings = clusterSettings();
/** There is no metrics API in a bare cluster, which an autoscaler would need. */
const values = { autoscaling: { enabled: false }, replicas: 2, shutdown: { delaySeconds: 5, timeoutSeconds: 15 } };
const builtIn = /^(v1|apps\/|autoscaling\/|policy\/|networking\.k8s\.io\/)/;

describe("a release in a real cluster", function () {
    this.timeout(600_000);
    if (Array.isArray(settings)) {
        it(`is not tested: there is no cluster to use, as ${settings.join(", ")} must be set (test/cluster/README.md)`);
        return;
    }
    const [first = "", second = ""] = settings.images.split(",");
    const digests = { first: digestOf(first), second: digestOf(second) };
    let database: { server: PostgresServer; login: ServiceLogin };
    let desired: DesiredState;

    before(async () => {
        database = await startDatabase(settings.address);
        desired = new DesiredState(settings.repository);
    });

    after(async () => {
        kubectl(["--namespace", "argocd", "delete", "application,appproject", namespace, "--ignore-not-found"]);
        kubectl(["delete", "namespace", namespace, "--ignore-not-found"]);
        desired.remove();
        database.login.remove();
        await database.server.remove();
    });

    it("is synced and healthy by what AppRelease makes, under Pod Security restricted", async () => {
        const commit = desired.release({ ...values, image: { digest: digests.first, version: "1.0.0" } });
        await createRelease(settings, database.server.port);
        await admitIngress();
        console.log(`      healthy after ${await healthy(commit)} s`);
        const { metadata } = get("namespace", namespace) as KubernetesObject;
        assert.equal(metadata.labels?.["pod-security.kubernetes.io/enforce"], "restricted");
        const running = { image: first, ready: true, restarts: 0 };
        assert.deepEqual(servers(), [running, running]);
    });

    it("passes its own `helm test`", async () => {
        const [test] = render({ image: imageValues(first) }, { name: namespace, namespace }).filter(
            ({ kind }) => kind === "Pod",
        );
        assert.ok(test);
        apply([test]);
        const phase = () => (get("pod", test.metadata.name, "-n", namespace) as Pod).status.phase;
        const log = () => kubectl(["--namespace", namespace, "logs", test.metadata.name]);
        await until("the test's end", 90, () => ["Succeeded", "Failed"].includes(phase()), phase);
        assert.equal(phase(), "Succeeded", log());
        kubectl(["--namespace", namespace, "delete", "pod", test.metadata.name]);
    });

    it("rolls to another version without a failed request", async () => {
        apply([loadPod(first)]);
        kubectl(["--namespace", namespace, "wait", "--for=condition=Ready", "pod/load", "--timeout=60s"]);
        await until("load", 60, () => loadCounts().passed > 500, loadCounts);
        const commit = desired.release({ ...values, image: { digest: digests.second, version: "1.1.0" } });
        const seconds = await healthy(commit);
        await until("the old pods' end", 60, () => servers().every(({ image }) => image === second), servers);
        await wait(3000);
        const { passed, failures, versions } = loadCounts();
        console.log(`      rolled after ${seconds} s under load: ${passed} requests, ${JSON.stringify(versions)}`);
        assert.deepEqual(failures, []);
        assert.ok(
            Object.keys(versions).length >= 2,
            `expected answers of both versions, found ${JSON.stringify(versions)}`,
        );
    });

    it("keeps serving when a release has no image, and goes back by a revert", async () => {
        const before = loadCounts().passed;
        desired.release({ ...values, image: { digest: `sha256:${"0".repeat(64)}`, version: "1.2.0" } });
        refresh();
        await until(
            "a pod of the bad release",
            60,
            () => servers().some(({ image }) => image.endsWith("0000")),
            servers,
        );
        await wait(15_000);
        assert.equal(servers().filter(({ image, ready }) => image === second && ready).length, 2);
        await healthy(desired.release({ ...values, image: { digest: digests.second, version: "1.1.0" } }));
        const { passed, failures } = loadCounts();
        console.log(`      ${passed - before} requests meanwhile`);
        assert.deepEqual(failures, []);
        assert.ok(passed > before);
    });

    it("sets back what somebody changes by hand", async () => {
        kubectl(["--namespace", namespace, "delete", "service", namespace]);
        const there = () =>
            kubectl(["--namespace", namespace, "get", "services", "--output", "name"]).includes(namespace);
        console.log(`      the Service is back after ${await until("the Service", 60, there, there)} s`);
    });

    it("has objects that the API server takes strictly, whatever the values", () => {
        for (const [name, each] of Object.entries(matrix)) {
            // A pod would need its account, which is not there; the test above has run it.
            const objects = render(each, { namespace }).filter(
                ({ apiVersion, kind }) => builtIn.test(apiVersion) && kind !== "Pod",
            );
            assert.doesNotThrow(() => {
                apply(objects, "--dry-run=server", "--validate=strict");
            }, name);
        }
    });

    function healthy(commit: string): Promise<number> {
        refresh();
        const state = () => (get("application", namespace, "--namespace", "argocd") as Application).status;
        const isHealthy = () => {
            const { sync, health } = state() ?? {};
            return sync?.status === "Synced" && sync.revision === commit && health?.status === "Healthy";
        };
        return until("Synced and Healthy", 240, isHealthy, () => [state(), servers()]);
    }
});

/** What an ingress controller does, which a bare cluster has not: until then Argo CD waits. */
async function admitIngress(): Promise<void> {
    const ingress = ["--namespace", namespace, "ingress"];
    const there = () => kubectl(["get", ...ingress, "--output", "name"]) !== "";
    await until("the Ingress", 120, there, there);
    const status = { loadBalancer: { ingress: [{ hostname: "ingress.test.example.com" }] } };
    kubectl([
        "patch",
        ...ingress,
        namespace,
        "--subresource=status",
        "--type=merge",
        "--patch",
        JSON.stringify({ status }),
    ]);
}

/** Has Argo CD look at the repository now instead of at its next poll. */
function refresh(): void {
    const annotation = "argocd.argoproj.io/refresh=normal";
    kubectl(["--namespace", "argocd", "annotate", "--overwrite", "application", namespace, annotation]);
}

function digestOf(image: string): string {
    return image.slice(image.indexOf("@") + 1);
}

function imageValues(image: string): { readonly repository: string; readonly digest: string } {
    return { repository: image.slice(0, image.indexOf("@")), digest: digestOf(image) };
}
