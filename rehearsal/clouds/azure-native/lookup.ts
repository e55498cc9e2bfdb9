import type { FunctionShape } from "../shapes/shape";
import type { CloudResource } from "../simulation/cloud";
import { ProviderError } from "../simulation/errors";
import { complete } from "../simulation/invent";
import type { Context } from "../simulation/package";
import { type ValueMap, textOf } from "../simulation/values";
import { constantsOf } from "./account";
import { armId, armPath } from "./arm";
import { sameName } from "./defaults";
import { notFound } from "./errors";

/**
 * Answers a function that has no rule of its own. One that is about a resource (`getRegistry`,
 * `listRegistryCredentials`) needs that resource to exist; any other is answered by its declared result.
 */
export function lookUp(shape: FunctionShape, args: ValueMap, context: Context): ValueMap {
    const type = subjectOf(shape, context);
    const constants = constantsOf(context.config);
    if (type === undefined) {
        const id = `${shape.token}${JSON.stringify(args)}`;
        return complete({}, shape.results, { id, name: shape.token, constants });
    }
    const resource = existing(type, args, context);
    const known = shape.token.includes(":get") ? { ...resource.outputs, id: resource.id } : {};
    const name = textOf(resource.outputs, "name") ?? resource.name;
    return complete(known, shape.results, { id: `${resource.id}#${shape.token}`, name, constants });
}

/** The resource of a type that a function's arguments name; an error, as Azure's, if there is none. */
export function existing(type: string, args: ValueMap, context: Context): CloudResource {
    const { cloud, sdk } = context;
    const shape = sdk.resource(type);
    const names = Object.keys(args).filter((name) => shape?.inputs.has(name) === true);
    const found = cloud.find(type, (resource) => names.every((name) => sameName(resource.inputs[name], args[name])));
    if (found === undefined) {
        const id = shape === undefined ? type : armId(shape, armPath(shape, sdk), args, context);
        throw new ProviderError(`request failed ${id}: ${notFound(id).message}`);
    }
    return found;
}

/** The resource type in the name of a function: the longest that the module has. */
function subjectOf({ token }: FunctionShape, { sdk }: Context): string | undefined {
    const [, module = "", name = ""] = token.split(":");
    const words = name.replace(/^(get|list)/, "").match(/[A-Z]+(?![a-z])|[A-Z][a-z0-9]*/g) ?? [];
    for (let count = words.length; count > 0; count -= 1) {
        const type = `azure-native:${module}:${words.slice(0, count).join("")}`;
        if (sdk.resource(type) !== undefined) {
            return type;
        }
    }
    return undefined;
}
