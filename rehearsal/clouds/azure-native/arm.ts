import type { Sdk } from "../shapes/sdk";
import type { ResourceShape } from "../shapes/shape";
import type { Context } from "../simulation/package";
import { type ValueMap, textOf } from "../simulation/values";
import { accountOf } from "./account";
import { collectionOf, namespaceOf, plural } from "./arm-names";

/** The parts of a resource's path in the Azure Resource Manager, by the names of its inputs. */
export interface ArmPath {
    /** All inputs that are part of the path; a change of one is a new resource. */
    readonly parameters: readonly string[];
    /** The input with the resource's own name; none for resources that have a fixed name. */
    readonly name: string | undefined;
    /** The inputs with the names of the resources it stands in, the outermost first. */
    readonly parents: readonly string[];
    /** The input with the id, or path, that the resource extends, as role assignments do. */
    readonly scope: string | undefined;
    readonly resourceGroup: string | undefined;
}

const scopes = ["scope", "resourceUri", "resourceId", "resourceScope"];
const groups = ["resourceGroupName", "resourceGroup"];
/** Arguments of get-functions that choose what is shown, not which resource. */
const queries = ["expand", "top", "format", "select", "filter"];

/**
 * The path of a resource. A get-function of the same name takes exactly what stands in the path, and the provider
 * makes the last part optional, because it can generate it.
 * Source: `provider/pkg/gen` and `AutoNamer` in `provider/pkg/resources/resources.go` of pulumi-azure-native.
 */
export function armPath(shape: ResourceShape, sdk: Sdk): ArmPath {
    const { module } = partsOf(shape.token);
    const getter = sdk.function(`azure-native:${module}:get${shape.className}`);
    const parameters = [...shape.inputs.keys()].filter((name) =>
        getter === undefined ? mayBeInPath(name, shape) : getter.args.has(name) && !queries.includes(name),
    );
    const scope = parameters.find((name) => scopes.includes(name));
    const own = ownName(parameters, shape);
    const resourceGroup = parameters.find((name) => groups.includes(name) && name !== own);
    const parents = parameters.filter((name) => ![scope, own, resourceGroup, "subscriptionId"].includes(name));
    return { parameters, name: own, parents: sorted(parents, module, sdk), scope, resourceGroup };
}

/** The ARM type, for example `Microsoft.ContainerService/managedClusters/agentPools`. */
export function armType(shape: ResourceShape, path: ArmPath, sdk: Sdk): string {
    const { module } = partsOf(shape.token);
    const parents = path.parents.map((name) => collectionOfParent(name, module, sdk));
    return [namespaceOf(module), ...parents, collectionOf(module, shape.className)].join("/");
}

/** The id that the Resource Manager gives the resource. */
export function armId(shape: ResourceShape, path: ArmPath, inputs: ValueMap, { sdk, config }: Context): string {
    const { module } = partsOf(shape.token);
    const parents = path.parents.flatMap((name) => [collectionOfParent(name, module, sdk), textOf(inputs, name) ?? ""]);
    const own = path.name === undefined ? "default" : (textOf(inputs, path.name) ?? "");
    const below = [namespaceOf(module), ...parents, collectionOf(module, shape.className), own];
    return `${armScope(path, inputs, config)}/providers/${below.join("/")}`;
}

/**
 * The inputs that stand in an id, or `undefined` where the id is not of that form.
 *
 * @param template the id of a resource each of whose path inputs is its own name in braces
 */
export function inputsInId(id: string, template: string, { scope }: ArmPath): ValueMap | undefined {
    const names: string[] = [];
    const pattern = template.split("/").map((part, index, all) => {
        const name = /^\{(\w+)\}$/.exec(part)?.[1];
        if (name === undefined) {
            return all[index - 1] === "subscriptions" ? "[^/]+" : part.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");
        }
        names.push(name);
        return name === scope ? "(.+)" : "([^/]+)";
    });
    const match = new RegExp(`^${pattern.join("/")}$`, "i").exec(id);
    return match === null
        ? undefined
        : Object.fromEntries(
              names.map((name, index) => [name, (name === scope ? "/" : "") + (match[index + 1] ?? "")]),
          );
}

/** What the resource stands in: another resource, a resource group, or the subscription. */
function armScope({ scope, resourceGroup }: ArmPath, inputs: ValueMap, config: ValueMap): string {
    if (scope !== undefined) {
        return `/${textOf(inputs, scope) ?? ""}`.replace(/^\/+/, "/").replace(/\/$/, "");
    }
    const group = resourceGroup === undefined ? undefined : textOf(inputs, resourceGroup);
    return group === undefined ? subscriptionScope(config) : `${subscriptionScope(config)}/resourceGroups/${group}`;
}

/** The id of the subscription that the provider works in. */
export function subscriptionScope(config: ValueMap): string {
    return `/subscriptions/${accountOf(config).subscriptionId}`;
}

/** The module and class of a token such as `azure-native:network:Subnet`. */
export function partsOf(token: string): { module: string; className: string } {
    const [, module = "", className = ""] = token.split(":");
    return { module, className };
}

/** The last path parameter: the one that may be left out, because the provider generates it. */
function ownName(parameters: readonly string[], shape: ResourceShape): string | undefined {
    const optional = parameters.filter(
        (name) => shape.inputs.get(name)?.required === false && name !== "subscriptionId",
    );
    return optional.find((name) => name.endsWith("Name")) ?? optional[0];
}

/** Of the few types without a get-function: names that are asked for, and the resource's own. */
function mayBeInPath(name: string, { inputs, className }: ResourceShape): boolean {
    const own = `${className.charAt(0).toLowerCase()}${className.slice(1)}Name`;
    const isAskedFor = inputs.get(name)?.required === true && /name$/i.test(name);
    return isAskedFor || name === own || [...groups, ...scopes].includes(name);
}

/** Outer resources first: a resource in fewer others stands further out. */
function sorted(parents: readonly string[], module: string, sdk: Sdk): string[] {
    const depths = new Map(parents.map((name) => [name, depthOf(name, module, sdk)]));
    return parents.toSorted((a, b) => (depths.get(a) ?? 0) - (depths.get(b) ?? 0));
}

function depthOf(parameter: string, module: string, sdk: Sdk): number {
    const getter = sdk.function(`azure-native:${module}:get${classOf(parameter)}`);
    return getter?.args.size ?? Number.MAX_SAFE_INTEGER;
}

function collectionOfParent(parameter: string, module: string, sdk: Sdk): string {
    const className = classOf(parameter);
    return sdk.resource(`azure-native:${module}:${className}`) === undefined
        ? (parentCollections[`${module}:${parameter}`] ?? plural(parameter.replace(/Name$/, "")))
        : collectionOf(module, className);
}

/**
 * Collections of parents whose parameter does not tell the class.
 * Source: the type's page of the ARM template reference (Microsoft Learn).
 */
const parentCollections: Readonly<Record<string, string>> = {
    "containerservice:resourceName": "managedClusters",
    "managedidentity:resourceName": "userAssignedIdentities",
    "storage:accountName": "storageAccounts",
};

function classOf(parameter: string): string {
    return parameter.charAt(0).toUpperCase() + parameter.slice(1).replace(/Name$/, "");
}
