import { isMap, isSpecial, secretSignature, signatureKey, type Value, type ValueMap } from "../../simulation/values";

/** True for a secret itself, not for what holds one. */
export function isSecret(value: Value | undefined): value is ValueMap & { value: Value } {
    return isMap(value) && value[signatureKey] === secretSignature;
}

/** The value as a secret. */
export function asSecret(value: Value): Value {
    return isSecret(value) ? value : { [signatureKey]: secretSignature, value };
}

/** True if the value is a secret or holds one at any depth. */
export function holdsSecrets(value: Value | undefined): boolean {
    if (Array.isArray(value)) {
        return value.some(holdsSecrets);
    }
    return isMap(value) && (isSecret(value) || Object.values(value).some(holdsSecrets));
}

/** A deep copy with every secret replaced by what it holds. */
export function revealed(value: ValueMap, rename?: (key: string) => string): ValueMap;
export function revealed(value: Value, rename?: (key: string) => string): Value;
export function revealed(value: Value, rename: (key: string) => string = (key) => key): Value {
    if (Array.isArray(value)) {
        return value.map((element) => revealed(element, rename));
    }
    if (!isMap(value)) {
        return value;
    }
    if (isSecret(value)) {
        return revealed(value.value, rename);
    }
    if (isSpecial(value)) {
        return value;
    }
    return Object.fromEntries(Object.entries(value).map(([key, element]) => [rename(key), revealed(element, rename)]));
}

/**
 * Makes secret in `outs` what is secret in `ins`, and the data of every Kubernetes Secret.
 * Maps are followed into; a list becomes secret as a whole, because its order may differ.
 * Source: `annotateSecrets` in provider/pkg/provider/provider.go of pulumi-kubernetes.
 */
export function annotateSecrets(outs: ValueMap, ins: ValueMap): void {
    if (outs.kind === "Secret") {
        for (const key of ["data", "stringData"]) {
            const value = outs[key];
            if (value !== undefined) {
                outs[key] = asSecret(value);
            }
        }
        return;
    }
    for (const [key, inValue] of Object.entries(ins)) {
        const outValue = outs[key];
        if (outValue === undefined) {
            continue;
        }
        if (isPlainMap(outValue) && isPlainMap(inValue)) {
            annotateSecrets(outValue, inValue);
        } else if (holdsSecrets(inValue)) {
            outs[key] = asSecret(outValue);
        }
    }
}

function isPlainMap(value: Value): value is ValueMap {
    return isMap(value) && !isSpecial(value);
}
