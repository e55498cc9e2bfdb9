import type { FunctionShape } from "../shapes/shape";
import { ProviderError } from "../simulation/errors";
import { complete } from "../simulation/invent";
import type { Context } from "../simulation/package";
import type { ValueMap } from "../simulation/values";

/**
 * Answers a function that has no rule of its own. `getX` finds the resource of class X that has all the values asked
 * for. Any other function is answered by its declared result.
 *
 * @param assumeExisting whether what the stack did not make is taken to exist all the same, as members and
 *     repositories of an organisation do; else it is an error, as in the cloud
 */
export function lookUp(
    shape: FunctionShape,
    args: ValueMap,
    { cloud, sdk }: Context,
    assumeExisting: boolean,
): ValueMap {
    const type = shape.token.replace(/(:|\/)get(\w)/g, (_, separator: string, first: string) =>
        separator === ":" ? `:${first}` : `/${first.toLowerCase()}`,
    );
    const subject = { id: `${shape.token}${JSON.stringify(args)}`, name: shape.token, constants: {} };
    const found = cloud.find(type, ({ outputs }) =>
        Object.entries(args).every(([name, value]) => JSON.stringify(outputs[name]) === JSON.stringify(value)),
    );
    if (found === undefined && (assumeExisting || sdk.resource(type) === undefined)) {
        return complete({ ...args, id: subject.id }, shape.results, subject);
    }
    if (found === undefined) {
        throw new ProviderError(
            `invoking ${shape.token}: no ${type} with ${JSON.stringify(args)} was found in the simulated cloud, ` +
                "which knows the resources of this stack only",
        );
    }
    return complete({ ...args, ...found.outputs, id: found.id }, shape.results, {
        ...subject,
        id: found.id,
        name: found.name,
    });
}
