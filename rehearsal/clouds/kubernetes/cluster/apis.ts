import type { Sdk } from "../../shapes/sdk";
import type { ResourceShape } from "../../shapes/shape";
import type { ValueMap } from "../../simulation/values";
import { type GroupVersionKind, ofObject } from "../objects/group-version-kind";
import { isKnownGroupVersion } from "../objects/known-apis";
import { CustomKinds } from "../objects/scope";
import { asTyped, type UnknownField } from "./typed";

/** The APIs that a simulated cluster serves: Kubernetes' own, as the SDK declares them, and custom ones. */
export class Apis {
    readonly kinds = new CustomKinds();

    constructor(private readonly sdk: Sdk) {}

    /** True if the cluster serves the kind now, as far as this deployment can tell. */
    serves(gvk: GroupVersionKind): boolean {
        return isKnownGroupVersion(gvk) ? this.shapeOf(gvk) !== undefined : this.kinds.isServed(gvk);
    }

    /** What the SDK declares of a built-in kind. */
    shapeOf(gvk: GroupVersionKind): ResourceShape | undefined {
        const group = gvk.group === "" ? "core" : gvk.group;
        return isKnownGroupVersion(gvk)
            ? this.sdk.resource(`kubernetes:${group}/${gvk.version}:${gvk.kind}`)
            : undefined;
    }

    /** Brings an object of a built-in kind to the form that its type gives it; answers the fields that it does not have. */
    asTyped(object: ValueMap): UnknownField[] {
        const shape = this.shapeOf(ofObject(object));
        return shape === undefined ? [] : asTyped(object, shape.inputs, shape.className);
    }

    /** True if objects of a kind live in a namespace; assumed of custom kinds whose definition was not seen. */
    isNamespaced(gvk: GroupVersionKind): boolean {
        return this.kinds.isNamespaced(gvk) ?? true;
    }
}
