import { ProviderError } from "../../simulation/errors";
import type { ValueMap } from "../../simulation/values";
import { annotationOf } from "../objects/annotations";
import { ofObject } from "../objects/group-version-kind";
import { mapAt, stringAt } from "../objects/paths";
import { isDefinition } from "../objects/scope";

/** An object among others, and those of them that must exist before it. */
export interface Ordered {
    readonly object: ValueMap;
    readonly dependencies: readonly ValueMap[];
}

const dependsOnAnnotation = "config.kubernetes.io/depends-on";

/** Kinds that come first, in their order. Source: pkg/ordering/sort.go of kubernetes-sigs/cli-utils. */
const first: readonly string[] = [
    "/Namespace",
    "/ResourceQuota",
    "storage.k8s.io/StorageClass",
    "apiextensions.k8s.io/CustomResourceDefinition",
    "admissionregistration.k8s.io/MutatingWebhookConfiguration",
    "/ServiceAccount",
    "extensions/PodSecurityPolicy",
    "policy/PodSecurityPolicy",
    "rbac.authorization.k8s.io/Role",
    "rbac.authorization.k8s.io/ClusterRole",
    "rbac.authorization.k8s.io/RoleBinding",
    "rbac.authorization.k8s.io/ClusterRoleBinding",
    "/ConfigMap",
    "/Secret",
    "/Service",
    "/LimitRange",
    "scheduling.k8s.io/PriorityClass",
    "extensions/Deployment",
    "apps/Deployment",
    "apps/StatefulSet",
    "batch/CronJob",
    "policy/PodDisruptionBudget",
];

const last = "admissionregistration.k8s.io/ValidatingWebhookConfiguration";

/**
 * Puts objects into groups of which each needs only earlier ones: custom resources need their definition, objects their
 * namespace, and what an annotation names. Source: pkg/object/graph of kubernetes-sigs/cli-utils.
 */
export function inOrder(objects: readonly ValueMap[]): Ordered[][] {
    const byId = new Map(objects.map((object) => [idOf(object), object]));
    const waiting = new Map([...byId].map(([id, object]) => [id, new Set(dependenciesOf(object, byId))]));
    const groups: Ordered[][] = [];
    while (waiting.size > 0) {
        const ready = [...waiting].filter(([, needed]) => ![...needed].some((id) => waiting.has(id)));
        if (ready.length === 0) {
            throw new ProviderError(`cyclic dependency between ${[...waiting.keys()].sort().join(", ")}`);
        }
        groups.push(ready.map(([id, needed]) => orderedOf(id, needed, byId)).sort(compare));
        ready.forEach(([id]) => waiting.delete(id));
    }
    return groups;
}

function orderedOf(id: string, needed: ReadonlySet<string>, byId: ReadonlyMap<string, ValueMap>): Ordered {
    const get = (one: string) => byId.get(one) ?? {};
    return { object: get(id), dependencies: [...needed].map(get) };
}

function dependenciesOf(object: ValueMap, byId: ReadonlyMap<string, ValueMap>): string[] {
    const { group, kind } = ofObject(object);
    const namespace = stringAt(object, "metadata", "namespace");
    const namespaceId = reference("", "Namespace", "", namespace);
    const definition = [...byId].find(
        ([, other]) =>
            isDefinition(other) &&
            stringAt(other, "spec", "group") === group &&
            stringAt(mapAt(other, "spec", "names"), "kind") === kind,
    );
    return [
        ...(definition === undefined ? [] : [definition[0]]),
        ...(namespace !== "" && byId.has(namespaceId) ? [namespaceId] : []),
        ...annotatedDependencies(object, byId),
    ];
}

function annotatedDependencies(object: ValueMap, byId: ReadonlyMap<string, ValueMap>): string[] {
    const annotation = annotationOf(object, dependsOnAnnotation);
    return (annotation === "" ? [] : annotation.split(",")).map((text) => {
        const id = parseReference(text.trim(), object);
        if (!byId.has(id)) {
            throw new ProviderError(
                `invalid "${dependsOnAnnotation}" annotation of ${idOf(object)}: external dependency: ${text.trim()} is not among the objects`,
            );
        }
        return id;
    });
}

/** `group/kind/name`, or `group/namespaces/namespace/kind/name`. */
function parseReference(text: string, object: ValueMap): string {
    const fields = text.split("/");
    const [group = "", second = "", third = "", kind = "", name = ""] = fields;
    if (fields.length === 3) {
        return reference(group, second, "", third);
    }
    if (fields.length === 5 && second === "namespaces") {
        return reference(group, kind, third, name);
    }
    throw new ProviderError(
        `invalid "${dependsOnAnnotation}" annotation of ${idOf(object)}: expected GROUP/KIND/NAME or ` +
            `GROUP/namespaces/NAMESPACE/KIND/NAME, found "${text}"`,
    );
}

function compare({ object: one }: Ordered, { object: other }: Ordered): number {
    return (
        rankOf(one) - rankOf(other) ||
        compareTexts(kindOf(one), kindOf(other)) ||
        compareTexts(stringAt(one, "metadata", "namespace"), stringAt(other, "metadata", "namespace")) ||
        compareTexts(stringAt(one, "metadata", "name"), stringAt(other, "metadata", "name"))
    );
}

function compareTexts(one: string, other: string): number {
    return one < other ? -1 : one > other ? 1 : 0;
}

function rankOf(object: ValueMap): number {
    const kind = kindOf(object);
    const index = first.indexOf(kind);
    return index >= 0 ? index - first.length : kind === last ? 1 : 0;
}

function kindOf(object: ValueMap): string {
    const { group, kind } = ofObject(object);
    return `${group}/${kind}`;
}

function idOf(object: ValueMap): string {
    const { group, kind } = ofObject(object);
    return reference(group, kind, stringAt(object, "metadata", "namespace"), stringAt(object, "metadata", "name"));
}

function reference(group: string, kind: string, namespace: string, name: string): string {
    return [group, kind, namespace, name].join("/");
}
