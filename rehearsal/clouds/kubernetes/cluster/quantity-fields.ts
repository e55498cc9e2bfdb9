/**
 * The fields that hold amounts, or maps of amounts. The SDK declares them as texts, but numbers do as well.
 * Source: the fields of type `resource.Quantity` and `ResourceList` in kubernetes/api (July 2026).
 */
const fields: ReadonlySet<string> = new Set([
    "CSIStorageCapacity.capacity",
    "CSIStorageCapacity.maximumVolumeSize",
    "EmptyDirVolumeSource.sizeLimit",
    "LimitRangeItem.default",
    "LimitRangeItem.defaultRequest",
    "LimitRangeItem.max",
    "LimitRangeItem.maxLimitRequestRatio",
    "LimitRangeItem.min",
    "MetricTarget.averageValue",
    "MetricTarget.value",
    "NodeStatus.allocatable",
    "NodeStatus.capacity",
    "Overhead.podFixed",
    "PersistentVolumeSpec.capacity",
    "PodSpec.overhead",
    "ResourceFieldSelector.divisor",
    "ResourceQuotaSpec.hard",
    "ResourceRequirements.limits",
    "ResourceRequirements.requests",
    "VolumeResourceRequirements.limits",
    "VolumeResourceRequirements.requests",
]);

/** True if a field of a type holds amounts. */
export function holdsQuantities(typeName: string, field: string): boolean {
    return fields.has(`${typeName.replace(/Patch$/, "")}.${field}`);
}
