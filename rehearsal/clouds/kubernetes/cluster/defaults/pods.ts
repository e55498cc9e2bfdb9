import { isMap, type ValueMap } from "../../../simulation/values";
import { mapsAt, stringAt } from "../../objects/paths";
import { fill, mapIn } from "./fill";

/** Fills in the specification of a pod. Source: pkg/apis/core/v1/defaults.go of Kubernetes. */
export function fillPodSpec(spec: ValueMap): void {
    fill(spec, {
        restartPolicy: "Always",
        terminationGracePeriodSeconds: 30,
        dnsPolicy: "ClusterFirst",
        securityContext: {},
        schedulerName: "default-scheduler",
    });
    if (stringAt(spec, "serviceAccountName") !== "") {
        fill(spec, { serviceAccount: stringAt(spec, "serviceAccountName") });
    }
    for (const container of [...mapsAt(spec, "containers"), ...mapsAt(spec, "initContainers")]) {
        fillContainer(container);
    }
    for (const volume of mapsAt(spec, "volumes")) {
        fillVolume(volume);
    }
}

/** Fills in a pod that no controller makes, which is more than the template of one gets. */
export function fillPod(pod: ValueMap): void {
    const spec = mapIn(pod, "spec");
    fillPodSpec(spec);
    fill(spec, {
        enableServiceLinks: true,
        serviceAccountName: "default",
        serviceAccount: "default",
        preemptionPolicy: "PreemptLowerPriority",
        priority: 0,
    });
    for (const container of mapsAt(spec, "containers")) {
        const resources = mapIn(container, "resources");
        if (isMap(resources.limits)) {
            fill(mapIn(resources, "requests"), resources.limits);
        }
    }
}

function fillContainer(container: ValueMap): void {
    fill(container, {
        resources: {},
        terminationMessagePath: "/dev/termination-log",
        terminationMessagePolicy: "File",
        imagePullPolicy: pullPolicy(stringAt(container, "image")),
    });
    for (const port of mapsAt(container, "ports")) {
        fill(port, { protocol: "TCP" });
    }
    for (const name of ["livenessProbe", "readinessProbe", "startupProbe"]) {
        const probe = container[name];
        if (isMap(probe)) {
            fillProbe(probe);
        }
    }
    for (const variable of mapsAt(container, "env")) {
        const source = variable.valueFrom;
        if (isMap(source) && isMap(source.fieldRef)) {
            fill(source.fieldRef, { apiVersion: "v1" });
        }
    }
}

function fillProbe(probe: ValueMap): void {
    fill(probe, { timeoutSeconds: 1, periodSeconds: 10, successThreshold: 1, failureThreshold: 3 });
    if (isMap(probe.httpGet)) {
        fill(probe.httpGet, { path: "/", scheme: "HTTP" });
    }
    if (isMap(probe.grpc)) {
        fill(probe.grpc, { service: "" });
    }
}

function fillVolume(volume: ValueMap): void {
    for (const kind of ["secret", "configMap", "downwardAPI", "projected"]) {
        const source = volume[kind];
        if (isMap(source)) {
            fill(source, { defaultMode: 0o644 });
        }
    }
    if (isMap(volume.projected)) {
        for (const { serviceAccountToken } of mapsAt(volume.projected, "sources")) {
            if (isMap(serviceAccountToken)) {
                fill(serviceAccountToken, { expirationSeconds: 3600 });
            }
        }
    }
    if (isMap(volume.hostPath)) {
        fill(volume.hostPath, { type: "" });
    }
}

/** An image whose tag may move is always pulled. */
function pullPolicy(image: string): string {
    const [, tag] = /:([\w.-]+)(?:@|$)/.exec(image.slice(image.lastIndexOf("/") + 1)) ?? [];
    return !image.includes("@") && (tag === undefined || tag === "latest") ? "Always" : "IfNotPresent";
}
