import { ProviderError } from "../../simulation/errors";
import { randomHex } from "../../simulation/names";
import type { Autonaming } from "../../simulation/provider";
import { isUnknown, type ValueMap } from "../../simulation/values";
import { annotate, annotationOf, annotations } from "./annotations";
import { setAt, stringAt, valueAt } from "./paths";

/** True if the program names the object, even if a preview does not know the name yet. */
export function isNamed(object: ValueMap): boolean {
    return isUnknown(valueAt(object, "metadata", "name")) || stringAt(object, "metadata", "name") !== "";
}

/** True if the cluster is to name the object. */
export function isGenerateName(object: ValueMap): boolean {
    return (
        !isNamed(object) &&
        (isUnknown(valueAt(object, "metadata", "generateName")) || stringAt(object, "metadata", "generateName") !== "")
    );
}

/** True if the provider named the object. */
export function isAutonamed(object: ValueMap): boolean {
    return annotationOf(object, annotations.autonamed) === "true";
}

/** How many digits make a generated name unique. */
export const suffixLength = 8;

/** What a generated name is made from. */
export interface NameSource {
    /** The resource's name in the program. */
    readonly name: string;
    readonly randomSeed: Uint8Array;
    readonly autonaming: Autonaming | undefined;
}

/**
 * Names an object that neither the program nor the cluster names: the resource's name, a dash and eight digits.
 * Source: `AssignNameIfAutonamable` in provider/pkg/metadata/naming.go of pulumi-kubernetes.
 */
export function assignName(object: ValueMap, source: NameSource): void {
    if (isNamed(object) || isGenerateName(object)) {
        return;
    }
    if (source.autonaming?.mode === "disable") {
        throw new ProviderError("autonaming is disabled, resource requires the .metadata.name field to be set");
    }
    const proposed = source.autonaming?.proposedName;
    setAt(object, ["metadata", "name"], proposed ?? `${source.name}-${randomHex(source.randomSeed, suffixLength)}`);
    annotate(object, annotations.autonamed);
}

/** Keeps the generated name of the last deployment for an object that the program still does not name. */
export function adoptName(object: ValueMap, old: ValueMap): void {
    if (!isNamed(object) && isAutonamed(old)) {
        setAt(object, ["metadata", "name"], stringAt(old, "metadata", "name"));
        annotate(object, annotations.autonamed);
    }
}
