import { hexOf, numberOf } from "../../simulation/names";
import { simulatedAddress, simulatedTime } from "../../simulation/invent";
import type { Value, ValueMap } from "../../simulation/values";
import type { GroupVersionKind } from "../objects/group-version-kind";
import { listAt, mapAt, mapsAt, stringAt, valueAt } from "../objects/paths";

/** An object whose status is asked for, complete but for it. */
interface Subject {
    readonly object: ValueMap;
    readonly uid: string;
    /** The address of the cluster's API, which tells whose load balancers it uses; empty if it is not known. */
    readonly server: string;
}

/** The status of objects that came up as they should, by group and kind. Kinds that are not here have none. */
const byKind: Readonly<Record<string, (subject: Subject) => ValueMap>> = {
    "/Namespace": () => ({ phase: "Active" }),
    "/PersistentVolume": () => ({ phase: "Available" }),
    "/PersistentVolumeClaim": ({ object }) => ({
        phase: "Bound",
        accessModes: listAt(object, "spec", "accessModes"),
        capacity: mapAt(object, "spec", "resources", "requests"),
    }),
    "/Pod": podStatus,
    "/ReplicationController": replicaStatus,
    "/ResourceQuota": ({ object }) => ({
        hard: mapAt(object, "spec", "hard"),
        used: Object.fromEntries(Object.keys(mapAt(object, "spec", "hard")).map((name) => [name, "0"])),
    }),
    "/Service": serviceStatus,
    "apiextensions.k8s.io/CustomResourceDefinition": ({ object }) => ({
        acceptedNames: mapAt(object, "spec", "names"),
        conditions: [
            condition("NamesAccepted", "NoConflicts", "no conflicts found"),
            condition("Established", "InitialNamesAccepted", "the initial names have been accepted"),
        ],
        storedVersions: mapsAt(object, "spec", "versions")
            .filter(({ storage }) => storage === true)
            .map((version) => stringAt(version, "name")),
    }),
    "apps/DaemonSet": ({ object }) => ({
        currentNumberScheduled: 1,
        desiredNumberScheduled: 1,
        numberAvailable: 1,
        numberMisscheduled: 0,
        numberReady: 1,
        observedGeneration: generationOf(object),
        updatedNumberScheduled: 1,
    }),
    "apps/Deployment": deploymentStatus,
    "apps/ReplicaSet": replicaStatus,
    "apps/StatefulSet": (subject) => {
        const revision = `${stringAt(subject.object, "metadata", "name")}-${hexOf(templateOf(subject.object), 10)}`;
        return {
            ...replicaStatus(subject),
            collisionCount: 0,
            currentReplicas: replicasOf(subject.object),
            currentRevision: revision,
            updateRevision: revision,
            updatedReplicas: replicasOf(subject.object),
        };
    },
    "autoscaling/HorizontalPodAutoscaler": ({ object }) => ({
        currentReplicas: valueAt(object, "spec", "minReplicas") ?? 1,
        desiredReplicas: valueAt(object, "spec", "minReplicas") ?? 1,
    }),
    "batch/CronJob": () => ({}),
    "batch/Job": ({ object }) => ({
        completionTime: simulatedTime,
        conditions: [condition("Complete", "CompletionsReached", "Reached expected number of succeeded pods")],
        ready: 0,
        startTime: simulatedTime,
        succeeded: valueAt(object, "spec", "completions") ?? 1,
        terminating: 0,
        uncountedTerminatedPods: {},
    }),
    "networking.k8s.io/Ingress": (subject) => ({ loadBalancer: { ingress: [ingressOf(subject)] } }),
    "policy/PodDisruptionBudget": ({ object }) => ({
        conditions: [],
        currentHealthy: 0,
        desiredHealthy: 0,
        disruptionsAllowed: 0,
        expectedPods: 0,
        observedGeneration: generationOf(object),
    }),
};

/** The status that an object has once it came up; `undefined` for kinds that have none. */
export function statusOf(object: ValueMap, { group, kind }: GroupVersionKind, server: string): ValueMap | undefined {
    return byKind[`${group}/${kind}`]?.({ object, uid: stringAt(object, "metadata", "uid"), server });
}

function deploymentStatus({ object }: Subject): ValueMap {
    const replicas = replicasOf(object);
    const replicaSet = `${stringAt(object, "metadata", "name")}-${hexOf(templateOf(object), 10)}`;
    const progress = `ReplicaSet "${replicaSet}" has successfully progressed.`;
    return {
        availableReplicas: replicas,
        conditions: [
            condition("Available", "MinimumReplicasAvailable", "Deployment has minimum availability."),
            condition("Progressing", "NewReplicaSetAvailable", progress),
        ],
        observedGeneration: generationOf(object),
        readyReplicas: replicas,
        replicas,
        updatedReplicas: replicas,
    };
}

function replicaStatus({ object }: Subject): ValueMap {
    const replicas = replicasOf(object);
    return {
        availableReplicas: replicas,
        observedGeneration: generationOf(object),
        readyReplicas: replicas,
        replicas,
    };
}

function podStatus({ object, uid }: Subject): ValueMap {
    const number = numberOf(uid);
    return {
        phase: "Running",
        conditions: ["PodReadyToStartContainers", "Initialized", "Ready", "ContainersReady", "PodScheduled"].map(
            (type) => ({ type, status: "True", lastTransitionTime: simulatedTime }),
        ),
        containerStatuses: mapsAt(object, "spec", "containers").map((container) => ({
            name: stringAt(container, "name"),
            image: stringAt(container, "image"),
            imageID: "",
            ready: true,
            restartCount: 0,
            started: true,
            state: { running: { startedAt: simulatedTime } },
        })),
        hostIP: "10.224.0.4",
        podIP: `10.244.${number % 256}.${(Math.floor(number / 256) % 254) + 1}`,
        qosClass: "Burstable",
        startTime: simulatedTime,
    };
}

function serviceStatus(subject: Subject): ValueMap {
    if (stringAt(subject.object, "spec", "type") !== "LoadBalancer") {
        return { loadBalancer: {} };
    }
    const address = ingressOf(subject);
    return { loadBalancer: { ingress: ["ip" in address ? { ...address, ipMode: "VIP" } : address] } };
}

/** What a load balancer is reached by: a name on EKS, an address elsewhere. */
function ingressOf({ uid, server }: Subject): ValueMap {
    const [, region] = /\.([a-z0-9-]+)\.eks\.amazonaws\.com/.exec(server) ?? [];
    return region === undefined
        ? { ip: simulatedAddress(uid) }
        : { hostname: `a${hexOf(uid, 31)}-${numberOf(uid)}.${region}.elb.amazonaws.com` };
}

function condition(type: string, reason: string, message: string): ValueMap {
    return { type, status: "True", reason, message, lastTransitionTime: simulatedTime };
}

function replicasOf(object: ValueMap): Value {
    return valueAt(object, "spec", "replicas") ?? 1;
}

function generationOf(object: ValueMap): Value {
    return valueAt(object, "metadata", "generation") ?? 1;
}

function templateOf(object: ValueMap): string {
    return JSON.stringify(valueAt(object, "spec", "template") ?? {});
}
