import { isMap, type ValueMap } from "../../../simulation/values";
import { isBase64 } from "../../objects/normalize";
import { listAt, mapAt, mapsAt, stringAt, valueAt } from "../../objects/paths";
import type { Faults } from "./faults";
import { isAmount, numberOf, quantityFault } from "./quantity";
import { validateResources } from "./pods";
import { isConfigKey } from "./syntax";

/** The most that a ConfigMap or Secret may hold. Source: `MaxSecretSize` in pkg/apis/core/types.go of Kubernetes. */
const mostBytes = 1024 * 1024;

/** What a Secret of a type must hold. Source: `ValidateSecret` in pkg/apis/core/validation/validation.go of Kubernetes. */
const secretKeys: Readonly<Record<string, readonly string[]>> = {
    "kubernetes.io/tls": ["tls.crt", "tls.key"],
    "kubernetes.io/dockerconfigjson": [".dockerconfigjson"],
    "kubernetes.io/dockercfg": [".dockercfg"],
    "kubernetes.io/ssh-auth": ["ssh-privatekey"],
};

/** Checks a Secret, whose `stringData` is in `data` already. */
export function validateSecret(secret: ValueMap, faults: Faults): void {
    validateKeys(secret, "data", faults);
    const data = mapAt(secret, "data");
    for (const [key, value] of Object.entries(data)) {
        if (typeof value === "string" && !isBase64(value)) {
            faults.invalid(`data[${key}]`, "<sensitive>", "illegal base64 data");
        }
    }
    for (const key of secretKeys[stringAt(secret, "type")] ?? []) {
        if (data[key] === undefined) {
            faults.required(`data[${key}]`);
        }
    }
    validateSize(data, faults);
}

/** Checks a ConfigMap. */
export function validateConfigMap(configMap: ValueMap, faults: Faults): void {
    validateKeys(configMap, "data", faults);
    validateKeys(configMap, "binaryData", faults);
    for (const key of Object.keys(mapAt(configMap, "binaryData"))) {
        if (key in mapAt(configMap, "data")) {
            faults.invalid(`data[${key}]`, key, "duplicate of key present in binaryData");
        }
    }
    validateSize({ ...mapAt(configMap, "data"), ...mapAt(configMap, "binaryData") }, faults);
}

/** Checks a PersistentVolumeClaim. */
export function validateClaim(claim: ValueMap, faults: Faults): void {
    if (listAt(claim, "spec", "accessModes").length === 0) {
        faults.required("spec.accessModes", "at least 1 access mode is required");
    }
    const storage = valueAt(claim, "spec", "resources", "requests", "storage");
    if (storage === undefined) {
        faults.required("spec.resources[storage]");
    } else if (!isAmount(storage)) {
        faults.invalid("spec.resources.requests[storage]", storage, quantityFault);
    } else if (numberOf(storage) <= 0) {
        faults.invalid("spec.resources[storage]", storage, "must be greater than zero");
    }
}

/** Checks a ResourceQuota. */
export function validateQuota(quota: ValueMap, faults: Faults): void {
    validateResources({ limits: mapAt(quota, "spec", "hard") }, "spec.hard", faults);
}

/** Checks a PodDisruptionBudget. Source: pkg/apis/policy/validation/validation.go of Kubernetes. */
export function validateDisruptionBudget(budget: ValueMap, faults: Faults): void {
    if (
        valueAt(budget, "spec", "minAvailable") !== undefined &&
        valueAt(budget, "spec", "maxUnavailable") !== undefined
    ) {
        faults.invalid("spec", mapAt(budget, "spec"), "minAvailable and maxUnavailable cannot be both set");
    }
}

/** Checks a HorizontalPodAutoscaler. Source: pkg/apis/autoscaling/validation/validation.go of Kubernetes. */
export function validateAutoscaler(autoscaler: ValueMap, faults: Faults): void {
    const most = valueAt(autoscaler, "spec", "maxReplicas");
    const least = valueAt(autoscaler, "spec", "minReplicas") ?? 1;
    if (typeof most !== "number" || typeof least !== "number") {
        return;
    }
    if (most < 1) {
        faults.invalid("spec.maxReplicas", most, "must be greater than 0");
    } else if (most < least) {
        faults.invalid("spec.maxReplicas", most, "must be greater than or equal to `minReplicas`");
    }
}

/** Checks a RoleBinding or ClusterRoleBinding. Source: pkg/apis/rbac/validation/validation.go of Kubernetes. */
export function validateRoleBinding(binding: ValueMap, faults: Faults): void {
    const roles = binding.kind === "ClusterRoleBinding" ? ["ClusterRole"] : ["Role", "ClusterRole"];
    const role = stringAt(binding, "roleRef", "kind");
    if (role !== "" && !roles.includes(role)) {
        faults.unsupported("roleRef.kind", role, roles);
    }
    mapsAt(binding, "subjects").forEach((subject, index) => {
        const kind = stringAt(subject, "kind");
        if (!["ServiceAccount", "User", "Group"].includes(kind)) {
            faults.unsupported(`subjects[${index}].kind`, kind, ["ServiceAccount", "User", "Group"]);
        } else if (kind === "ServiceAccount" && stringAt(subject, "namespace") === "") {
            faults.required(`subjects[${index}].namespace`);
        }
    });
}

/** Checks a CustomResourceDefinition. Source: apiextensions-apiserver/pkg/apis/apiextensions/validation of Kubernetes. */
export function validateDefinition(definition: ValueMap, faults: Faults): void {
    const expected = `${stringAt(definition, "spec", "names", "plural")}.${stringAt(definition, "spec", "group")}`;
    const name = stringAt(definition, "metadata", "name");
    if (name !== expected) {
        faults.invalid("metadata.name", name, `must be spec.names.plural+"."+spec.group`);
    }
    const stored = mapsAt(definition, "spec", "versions").filter(({ storage }) => storage === true);
    if (stored.length !== 1) {
        faults.invalid(
            "spec.versions",
            listAt(definition, "spec", "versions").length,
            "must have exactly one version marked as storage version",
        );
    }
    mapsAt(definition, "spec", "versions").forEach((version, index) => {
        if (!isMap(valueAt(version, "schema", "openAPIV3Schema"))) {
            faults.required(`spec.versions[${index}].schema.openAPIV3Schema`, "schemas are required");
        }
    });
}

function validateKeys(object: ValueMap, field: string, faults: Faults): void {
    for (const key of Object.keys(mapAt(object, field))) {
        const fault = isConfigKey(key);
        if (fault !== undefined) {
            faults.invalid(`${field}[${key}]`, key, fault);
        }
    }
}

function validateSize(data: ValueMap, faults: Faults): void {
    const size = Object.values(data).reduce<number>(
        (sum, value) => sum + (typeof value === "string" ? Buffer.byteLength(value) : 0),
        0,
    );
    if (size > mostBytes) {
        faults.invalid("data", "", `may not be more than ${mostBytes} bytes`);
    }
}
