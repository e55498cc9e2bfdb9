import { packageOf } from "../../../model/urn";
import type { StoredResource } from "../../model/input";
import { type Charge, type Rule, unknown } from "../charge";
import type { StackView } from "../stack-view";
import { awsRules } from "./aws";
import { azureRules } from "./azure";
import { freePackages, freeTypes } from "./free";
import { volumes } from "./volumes";

const rules: Readonly<Record<string, Rule>> = {
    ...awsRules,
    ...azureRules,
    "kubernetes:apps/v1:StatefulSet": volumes,
    "kubernetes:core/v1:PersistentVolumeClaim": volumes,
    "kubernetes:helm.sh/v3:Release": volumes,
};

/** What a resource is billed for. A type that nobody has thought of is unknown, not free. */
export function chargesOf(resource: StoredResource, stack: StackView): readonly Charge[] {
    const { type } = resource;
    const rule = rules[type];
    if (rule !== undefined) {
        return rule(resource, stack);
    }
    if (freePackages.has(packageOf(type)) || freeTypes.some((start) => type.startsWith(start))) {
        return [];
    }
    return [unknown("resource", type.split(":").at(-1) ?? type, "Nothing here tells what this type costs.")];
}
