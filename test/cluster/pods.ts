import { readFileSync } from "node:fs";
import { join } from "node:path";

import { Type } from "@sinclair/typebox";
import { Value } from "@sinclair/typebox/value";

import type { KubernetesObject } from "../service/chart/helm";
import { get, kubectl } from "./kubectl";
import { apiKey, namespace, tokenKey } from "./platform";

const Counts = Type.Object({
    passed: Type.Integer(),
    failed: Type.Integer(),
    versions: Type.Record(Type.String(), Type.Integer()),
    failures: Type.Array(Type.String()),
});

/** A pod that asks the service all the time, under the namespace's own rules. */
export function loadPod(image: string): KubernetesObject & { readonly spec: unknown } {
    const script = readFileSync(join(__dirname, "load.js"), "utf8");
    const securityContext = { allowPrivilegeEscalation: false, capabilities: { drop: ["ALL"] } };
    const labels = {
        "app.kubernetes.io/name": "service-test",
        "app.kubernetes.io/instance": namespace,
        "app.kubernetes.io/component": "test",
    };
    const args = ["--eval", script, `http://${namespace}`, apiKey, tokenKey];
    return {
        apiVersion: "v1",
        kind: "Pod",
        metadata: { name: "load", namespace, labels },
        spec: {
            restartPolicy: "Never",
            automountServiceAccountToken: false,
            terminationGracePeriodSeconds: 0,
            securityContext: { runAsNonRoot: true, seccompProfile: { type: "RuntimeDefault" } },
            containers: [{ name: "load", image, command: ["node"], args, securityContext }],
        },
    };
}

/** What the load has come to by now. */
export function loadCounts(): typeof Counts.static {
    const lines = kubectl(["--namespace", namespace, "logs", "load", "--tail=1"]);
    return lines === "" ? { passed: 0, failed: 0, versions: {}, failures: [] } : Value.Parse(Counts, JSON.parse(lines));
}

interface PodList {
    readonly items: readonly {
        readonly metadata: { readonly name: string };
        readonly spec: { readonly containers: readonly { readonly image: string }[] };
        readonly status: {
            readonly phase: string;
            readonly containerStatuses?: readonly { readonly ready: boolean; readonly restartCount: number }[];
        };
    }[];
}

/** The service's pods: image, whether it is ready, restarts. */
export function servers(): { image: string; ready: boolean; restarts: number }[] {
    const selector = `app.kubernetes.io/instance=${namespace},app.kubernetes.io/component=server`;
    const { items } = get("pods", "--namespace", namespace, "--selector", selector) as PodList;
    return items.map(({ spec, status }) => ({
        image: spec.containers[0]?.image ?? "",
        ready: status.containerStatuses?.every(({ ready }) => ready) ?? false,
        restarts: status.containerStatuses?.reduce((sum, { restartCount }) => sum + restartCount, 0) ?? 0,
    }));
}
