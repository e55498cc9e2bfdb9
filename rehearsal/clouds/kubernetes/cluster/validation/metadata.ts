import { isMap, type ValueMap } from "../../../simulation/values";
import { apiVersionOf, type GroupVersionKind } from "../../objects/group-version-kind";
import { mapAt, stringAt } from "../../objects/paths";
import type { Faults } from "./faults";
import { isLabel, isLabel1035, isLabelValue, isPathSegment, isQualifiedName, isSubdomain, type Syntax } from "./syntax";

/**
 * How objects of a kind are named, where it is not as a subdomain.
 * Source: the `Validate…Name` functions in pkg/apis of Kubernetes.
 */
const nameSyntax: Readonly<Record<string, Syntax>> = {
    Namespace: isLabel,
    Service: isLabel1035,
    ClusterRole: isPathSegment,
    ClusterRoleBinding: isPathSegment,
    Role: isPathSegment,
    RoleBinding: isPathSegment,
};

/** The controller appends eleven characters to make the names of jobs. Source: pkg/apis/batch/validation of Kubernetes. */
const cronJobNameLength = 52;

/** All annotations of an object together. Source: `TotalAnnotationSizeLimitB` in apimachinery/pkg/api/validation. */
const annotationsLimitBytes = 256 * 1024;

/** Checks an object's own metadata. */
export function validateMetadata(object: ValueMap, gvk: GroupVersionKind, namespaced: boolean, faults: Faults): void {
    const name = stringAt(object, "metadata", "name");
    if (name === "") {
        if (stringAt(object, "metadata", "generateName") === "") {
            faults.required("metadata.name", "name or generateName is required");
        }
    } else {
        validateName(name, gvk, faults);
    }
    const namespace = stringAt(object, "metadata", "namespace");
    const namespaceFault = namespace === "" ? undefined : isLabel(namespace);
    if (namespaced && namespaceFault !== undefined) {
        faults.invalid("metadata.namespace", namespace, namespaceFault);
    }
    validateLabels(mapAt(object, "metadata"), "metadata", faults);
}

function validateName(name: string, gvk: GroupVersionKind, faults: Faults): void {
    const builtIn = apiVersionOf(gvk) === "v1" || gvk.group === "rbac.authorization.k8s.io";
    const syntax = (builtIn ? nameSyntax[gvk.kind] : undefined) ?? isSubdomain;
    const fault = syntax(name);
    if (fault !== undefined) {
        faults.invalid("metadata.name", name, fault);
    }
    if (gvk.kind === "CronJob" && gvk.group === "batch" && name.length > cronJobNameLength) {
        faults.invalid("metadata.name", name, `must be no more than ${cronJobNameLength} characters`);
    }
}

/** Checks the labels and annotations of an object, or of a template of one. */
export function validateLabels(metadata: ValueMap, path: string, faults: Faults): void {
    for (const [key, value] of Object.entries(mapAt(metadata, "labels"))) {
        const keyFault = isQualifiedName(key);
        if (keyFault !== undefined) {
            faults.invalid(`${path}.labels`, key, keyFault);
        }
        const valueFault = typeof value === "string" ? isLabelValue(value) : undefined;
        if (valueFault !== undefined) {
            faults.invalid(`${path}.labels`, value, valueFault);
        }
    }
    const annotations = mapAt(metadata, "annotations");
    for (const key of Object.keys(annotations)) {
        const fault = isQualifiedName(key.toLowerCase());
        if (fault !== undefined) {
            faults.invalid(`${path}.annotations`, key, fault);
        }
    }
    if (isMap(metadata.annotations) && JSON.stringify(annotations).length > annotationsLimitBytes) {
        faults.invalid(`${path}.annotations`, "", `may not be more than ${annotationsLimitBytes} bytes`);
    }
}
