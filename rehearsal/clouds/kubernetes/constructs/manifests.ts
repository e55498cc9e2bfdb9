import { ProviderError } from "../../simulation/errors";
import { isMap, signatureKey, unknown, type Value, type ValueMap } from "../../simulation/values";
import { annotate, annotationOf, annotations } from "../objects/annotations";
import { apiVersionOf, describe, type GroupVersionKind, ofObject } from "../objects/group-version-kind";
import { isKnownGroupVersion } from "../objects/known-apis";
import { mapAt, mapsAt, setAt, stringAt } from "../objects/paths";
import { isDefinition } from "../objects/scope";
import { asSecret } from "../objects/secrets";
import type { Session } from "../session";
import { inOrder, type Ordered } from "../yaml/order";
import type { Child, Monitor, Registered } from "./monitor";

/** Marks a reference to a resource. Source: sdk/go/common/resource/sig/sig.go of pulumi/pulumi. */
const referenceSignature = "5cf8f73096256a8f31e491e813e4eb8e";

/** How the objects of a component become resources. */
export interface ManifestOptions {
    /** Stands before the names of the resources, to tell those of several components apart. */
    readonly prefix: string;
    readonly skipAwait: boolean;
    /** The namespace of objects that name none. */
    readonly namespace: string;
    /** The URN of the component. */
    readonly parent: string;
    /** Keeps what Helm is told to keep. */
    readonly helmPolicies: boolean;
}

/**
 * Registers objects as children of a component, each after those that it needs; answers references to them.
 * Source: `Normalize` and `Register` in provider/pkg/provider/yaml/v2/yaml.go of pulumi-kubernetes.
 */
export async function registerManifests(
    manifests: readonly ValueMap[],
    options: ManifestOptions,
    monitor: Monitor,
    session: Session,
): Promise<{ readonly references: Value[]; readonly urns: string[] }> {
    const objects = manifests.flatMap(expandList);
    objects.filter(isDefinition).forEach((definition) => {
        session.apis.kinds.add(definition);
    });
    const unresolved = objects.flatMap((object) => complete(object, options, session));
    await warnOfScope(unresolved, session);
    const registered = new Map<ValueMap, Registered>();
    for (const group of inOrder(objects)) {
        const children = await Promise.all(
            group.map((ordered) => monitor.registerChild(options.parent, childOf(ordered, registered, options))),
        );
        group.forEach(({ object }, index) => {
            registered.set(object, children[index] ?? { urn: "", id: "" });
        });
    }
    const found = [...registered.values()];
    return {
        references: found.map(({ urn, id }) => ({
            [signatureKey]: referenceSignature,
            urn,
            id: id === "" ? unknown : id,
            packageVersion: session.sdk.version,
        })),
        urns: found.map(({ urn }) => urn).sort(),
    };
}

/** Lists stand for what is in them. */
function expandList(object: ValueMap): ValueMap[] {
    return Array.isArray(object.items) && stringAt(object, "kind").endsWith("List")
        ? mapsAt(object, "items").flatMap(expandList)
        : [structuredClone(object)];
}

/** Completes an object; answers its kind where nothing tells whether it belongs to a namespace. */
function complete(object: ValueMap, options: ManifestOptions, { apis }: Session): GroupVersionKind[] {
    const gvk = ofObject(object);
    if (gvk.kind === "" || gvk.version === "") {
        throw new ProviderError(`Kubernetes resources require a kind and apiVersion: \`${excerpt(object)}\``);
    }
    if (stringAt(object, "metadata", "name") === "") {
        throw new ProviderError(`Kubernetes resources require a .metadata.name: \`${excerpt(object)}\``);
    }
    object.apiVersion = apiVersionOf(gvk);
    if (options.skipAwait) {
        mapAt(object, "metadata").annotations ??= {};
        annotate(object, annotations.skipAwait);
    }
    if (stringAt(object, "metadata", "namespace") !== "") {
        return [];
    }
    const namespaced = apis.kinds.isNamespaced(gvk);
    if (namespaced === true) {
        setAt(object, ["metadata", "namespace"], options.namespace);
    }
    return namespaced === undefined ? [gvk] : [];
}

async function warnOfScope(unresolved: readonly GroupVersionKind[], { log }: Session): Promise<void> {
    if (unresolved.length > 0) {
        await log.warn(
            "",
            "Unable to determine whether the following kinds are namespaced without a reachable cluster or a matching " +
                "CustomResourceDefinition, so they are rendered without a namespace: " +
                `${[...new Set(unresolved.map(describe))].join(", ")}. Set .metadata.namespace explicitly, or include the ` +
                "CustomResourceDefinition, to control the namespace.",
        );
    }
}

function childOf(
    { object, dependencies }: Ordered,
    registered: ReadonlyMap<ValueMap, Registered>,
    options: ManifestOptions,
): Child {
    const gvk = ofObject(object);
    const isSecret = gvk.group === "" && gvk.kind === "Secret";
    return {
        type: tokenOf(gvk),
        name: resourceName(object, options.prefix),
        inputs: isSecret ? withSecretData(object) : object,
        dependencies: dependencies.flatMap((dependency) => registered.get(dependency)?.urn ?? []).sort(),
        additionalSecretOutputs: isSecret ? ["data", "stringData"] : [],
        retainOnDelete: options.helmPolicies && annotationOf(object, "helm.sh/resource-policy") === "keep",
    };
}

function tokenOf(gvk: GroupVersionKind): string {
    const version = isKnownGroupVersion(gvk) && gvk.group === "" ? `core/${gvk.version}` : apiVersionOf(gvk);
    return `kubernetes:${version}:${gvk.kind}`;
}

function resourceName(object: ValueMap, prefix: string): string {
    const namespace = stringAt(object, "metadata", "namespace");
    const name = stringAt(object, "metadata", "name");
    const qualified = namespace === "" ? name : `${namespace}/${name}`;
    return prefix === "" ? qualified : `${prefix}:${qualified}`;
}

function withSecretData(secret: ValueMap): ValueMap {
    const result = { ...secret };
    for (const key of ["data", "stringData"]) {
        const value = result[key];
        if (isMap(value)) {
            result[key] = asSecret(value);
        }
    }
    return result;
}

/** The beginning of an object, for messages. */
function excerpt(object: ValueMap): string {
    const text = JSON.stringify(object);
    return text.length <= 100 ? text : `${text.slice(0, 97)}...`;
}
