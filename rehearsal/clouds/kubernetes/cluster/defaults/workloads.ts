import type { ValueMap } from "../../../simulation/values";
import { mapAt, mapsAt, stringAt } from "../../objects/paths";
import { fill, mapIn } from "./fill";
import { fillPodSpec } from "./pods";

/** Fills in a Deployment. Source: pkg/apis/apps/v1/defaults.go of Kubernetes. */
export function fillDeployment(deployment: ValueMap): void {
    const spec = mapIn(deployment, "spec");
    fill(spec, { replicas: 1, revisionHistoryLimit: 10, progressDeadlineSeconds: 600 });
    const strategy = mapIn(spec, "strategy");
    fill(strategy, { type: "RollingUpdate" });
    if (strategy.type === "RollingUpdate") {
        fill(mapIn(strategy, "rollingUpdate"), { maxSurge: "25%", maxUnavailable: "25%" });
    }
    fillTemplate(spec);
}

/** Fills in a StatefulSet. Source: as above. */
export function fillStatefulSet(set: ValueMap): void {
    const spec = mapIn(set, "spec");
    fill(spec, { replicas: 1, revisionHistoryLimit: 10, podManagementPolicy: "OrderedReady" });
    const strategy = mapIn(spec, "updateStrategy");
    fill(strategy, { type: "RollingUpdate" });
    if (strategy.type === "RollingUpdate") {
        fill(mapIn(strategy, "rollingUpdate"), { partition: 0 });
    }
    fill(mapIn(spec, "persistentVolumeClaimRetentionPolicy"), { whenDeleted: "Retain", whenScaled: "Retain" });
    for (const claim of mapsAt(spec, "volumeClaimTemplates")) {
        fill(claim, { apiVersion: "v1", kind: "PersistentVolumeClaim", status: { phase: "Pending" } });
        fill(mapIn(claim, "spec"), { volumeMode: "Filesystem" });
    }
    fillTemplate(spec);
}

/** Fills in a DaemonSet. Source: as above. */
export function fillDaemonSet(set: ValueMap): void {
    const spec = mapIn(set, "spec");
    fill(spec, { revisionHistoryLimit: 10 });
    const strategy = mapIn(spec, "updateStrategy");
    fill(strategy, { type: "RollingUpdate" });
    if (strategy.type === "RollingUpdate") {
        fill(mapIn(strategy, "rollingUpdate"), { maxSurge: 0, maxUnavailable: 1 });
    }
    fillTemplate(spec);
}

/** Fills in a ReplicaSet or ReplicationController. Source: as above. */
export function fillReplicaSet(set: ValueMap): void {
    const spec = mapIn(set, "spec");
    fill(spec, { replicas: 1 });
    fillTemplate(spec);
}

/** Fills in a Job, whose pods the cluster tells apart by its uid. Source: pkg/apis/batch/v1/defaults.go of Kubernetes. */
export function fillJob(job: ValueMap, uid: string): void {
    const spec = mapIn(job, "spec");
    fillJobSpec(spec);
    fill(spec, { selector: { matchLabels: { "batch.kubernetes.io/controller-uid": uid } } });
    const name = stringAt(job, "metadata", "name");
    const labels = mapIn(mapIn(mapIn(spec, "template"), "metadata"), "labels");
    fill(labels, {
        "batch.kubernetes.io/controller-uid": uid,
        "batch.kubernetes.io/job-name": name,
        "controller-uid": uid,
        "job-name": name,
    });
}

/** Fills in a CronJob. Source: as above. */
export function fillCronJob(cronJob: ValueMap): void {
    const spec = mapIn(cronJob, "spec");
    fill(spec, {
        concurrencyPolicy: "Allow",
        suspend: false,
        successfulJobsHistoryLimit: 3,
        failedJobsHistoryLimit: 1,
    });
    fillTemplate(mapAt(spec, "jobTemplate", "spec"));
}

function fillJobSpec(spec: ValueMap): void {
    fill(spec, {
        parallelism: 1,
        backoffLimit: 6,
        completionMode: "NonIndexed",
        suspend: false,
        podReplacementPolicy: "TerminatingOrFailed",
    });
    if (spec.completionMode === "NonIndexed") {
        fill(spec, { completions: 1 });
    }
    fillTemplate(spec);
}

function fillTemplate(spec: ValueMap): void {
    fillPodSpec(mapIn(mapIn(spec, "template"), "spec"));
}
