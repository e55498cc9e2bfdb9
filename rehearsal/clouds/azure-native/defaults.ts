import type { ResourceShape } from "../shapes/shape";
import { randomHex } from "../simulation/names";
import type { Context } from "../simulation/package";
import type { CheckRequest } from "../simulation/provider";
import { type Value, type ValueMap, isUnknown, textOf, unknown } from "../simulation/values";
import { defaultLocation } from "./account";
import { type ArmPath, partsOf } from "./arm";

/** Marks inputs whose name was generated, so that a replacement may be made before the old one goes. */
export const generatedNameFlag = "__createBeforeDelete";

/**
 * Inputs with a generated name, an inherited location and the API version, as azure-native's check fills them in.
 * Source: `applyDefaults` in `provider/pkg/provider/provider.go` of pulumi-azure-native.
 */
export function azureDefaults(request: CheckRequest, shape: ResourceShape, path: ArmPath, context: Context): ValueMap {
    const inputs: ValueMap = { ...request.news };
    if (path.name !== undefined && inputs[path.name] === undefined) {
        Object.assign(inputs, generatedName(request, path, path.name));
    }
    if (shape.inputs.has("location") && inputs.location === undefined && shape.token !== deployment) {
        const location = inheritedLocation(request, inputs, path, context);
        if (location !== undefined) {
            inputs.location = location;
        }
    }
    const version = apiVersion(shape);
    if (version !== undefined) {
        inputs.azureApiVersion ??= version;
    }
    return inputs;
}

/** The location of a deployment is where its record is kept, which no default can know. */
const deployment = "azure-native:resources:Deployment";

/** "Uses Azure REST API version …" stands above each class. */
export function apiVersion(shape: ResourceShape): string | undefined {
    return /Uses Azure REST API version (\d{4}-\d{2}-\d{2}(?:-preview)?|[\w.-]+\w)/.exec(shape.description)?.[1];
}

function generatedName(request: CheckRequest, path: ArmPath, property: string): ValueMap {
    const { olds, autonaming, name, randomSeed } = request;
    const old = olds[property];
    if (old !== undefined) {
        return { [property]: old, ...(olds[generatedNameFlag] === true ? { [generatedNameFlag]: true } : {}) };
    }
    const strategy = namingStrategy(request.type, path, property);
    if (autonaming?.mode === "disable") {
        return {};
    }
    if (autonaming?.mode === "enforce" || (autonaming?.mode === "propose" && strategy !== "uuid")) {
        return { [property]: autonaming.proposedName, [generatedNameFlag]: true };
    }
    switch (strategy) {
        case "copy":
            return { [property]: name };
        case "random":
            return { [property]: name + randomHex(randomSeed, 8), [generatedNameFlag]: true };
        case "uuid":
            return {
                [property]: randomHex(randomSeed, 32).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5"),
                [generatedNameFlag]: true,
            };
    }
}

/**
 * Names are random where they must be unique in a group or the world, and plain inside another resource.
 * Source: `AutoName` in `provider/pkg/resources/resources.go` of pulumi-azure-native.
 */
function namingStrategy(type: string, { parents }: ArmPath, property: string): "random" | "copy" | "uuid" {
    if (["roleAssignmentName", "roleDefinitionId"].includes(property) || partsOf(type).className === "RoleAssignment") {
        return "uuid";
    }
    return parents.length === 0 || ["endpointName", "customDomainName"].includes(property) ? "random" : "copy";
}

/** From the last deployment, else the configuration, else the resource group. */
function inheritedLocation(
    { olds }: CheckRequest,
    inputs: ValueMap,
    { resourceGroup }: ArmPath,
    { config, cloud }: Context,
): Value | undefined {
    if (olds.location !== undefined) {
        return olds.location;
    }
    const configured = textOf(config, "location");
    const group = resourceGroup === undefined ? undefined : inputs[resourceGroup];
    if (configured !== undefined || group === undefined) {
        return configured;
    }
    if (isUnknown(group)) {
        return unknown;
    }
    const found = cloud.find("azure-native:resources:ResourceGroup", ({ outputs }) => sameName(outputs.name, group));
    // A group of another stack has a location too, though only the cloud knows it.
    return found?.outputs.location ?? defaultLocation;
}

/** Azure's names are not told apart by case. */
export function sameName(a: Value | undefined, b: Value | undefined): boolean {
    return typeof a === "string" && typeof b === "string" && a.toLowerCase() === b.toLowerCase();
}

/** Whether the resource can't be without a location: the API asks for it, though the SDK does not. */
export function needsLocation(shape: ResourceShape): boolean {
    return shape.inputs.has("location") && shape.outputs.get("location")?.required === true;
}
