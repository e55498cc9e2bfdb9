import { isMap, type ValueMap } from "../../simulation/values";
import { annotateSecrets, revealed } from "./secrets";

/**
 * The fields of CustomResourceDefinitions whose names are no identifiers, and what SDKs call them.
 * Source: `underscoreToDashMap` in provider/pkg/provider/provider.go of pulumi-kubernetes.
 */
const dashed = new Map(
    [
        "embedded-resource",
        "int-or-string",
        "list-map-keys",
        "list-type",
        "map-type",
        "preserve-unknown-fields",
        "validations",
    ].map((name) => [`x_kubernetes_${name.replaceAll("-", "_")}`, `x-kubernetes-${name}`]),
);

const underscored = new Map([...dashed].map(([underscores, dashes]) => [dashes, underscores]));

/** A Kubernetes object from a resource's properties: a deep copy, free of secrets, with Kubernetes' field names. */
export function toObject(properties: ValueMap): ValueMap {
    return revealed(properties, (key) => dashed.get(key) ?? key);
}

/** What an operation hands back to the engine of an object. */
export interface Checkpoint {
    /** The inputs, normalized. */
    readonly inputs: ValueMap;
    readonly live: ValueMap;
    /** The inputs as the engine sent them, which tell what is secret. */
    readonly sent: ValueMap;
    readonly initialApiVersion: string;
    readonly fieldManager: string;
}

/**
 * A resource's outputs: the live object, and beside it what later operations need.
 * Source: `checkpointObject` in provider/pkg/provider/provider.go of pulumi-kubernetes.
 */
export function toOutputs({ inputs, live, sent, initialApiVersion, fieldManager }: Checkpoint): ValueMap {
    const outputs = withSdkNames(live);
    const kept = withSdkNames(inputs);
    annotateSecrets(outputs, sent);
    annotateSecrets(kept, sent);
    return { ...outputs, __inputs: kept, __initialApiVersion: initialApiVersion, __fieldManager: fieldManager };
}

/** The old inputs and the live object that a resource's outputs hold, free of secrets. */
export function fromOutputs(outputs: ValueMap): { readonly inputs: ValueMap; readonly live: ValueMap } {
    const { __inputs: inputs, ...live } = toObject(outputs);
    return { inputs: isMap(inputs) ? inputs : {}, live };
}

function withSdkNames(object: ValueMap): ValueMap {
    return revealed(object, (key) => underscored.get(key) ?? key);
}
