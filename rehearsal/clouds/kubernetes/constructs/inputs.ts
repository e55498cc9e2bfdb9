import { hasUnknowns, isMap, signatureKey, unknown, type Value, type ValueMap } from "../../simulation/values";
import { isSecret } from "../objects/secrets";

/** Marks a value that comes with the resources it depends on. Source: sdk/go/common/resource/sig/sig.go of pulumi/pulumi. */
const outputSignature = "d0e6a833031e9bbcd3f4e8bde6ca49a4";

/** The inputs of a component as plain values: what outputs and secrets hold. */
export function plainInputs(inputs: ValueMap): ValueMap {
    return Object.fromEntries(Object.entries(inputs).map(([key, value]) => [key, plain(value)]));
}

function plain(value: Value): Value {
    if (Array.isArray(value)) {
        return value.map(plain);
    }
    if (!isMap(value)) {
        return value;
    }
    if (isSecret(value)) {
        return plain(value.value);
    }
    if (value[signatureKey] === outputSignature) {
        return value.value === undefined ? unknown : plain(value.value);
    }
    return value[signatureKey] === undefined ? plainInputs(value) : value;
}

/** True if a preview knows all of the inputs. */
export function areKnown(inputs: ValueMap): boolean {
    return !hasUnknowns(inputs);
}
