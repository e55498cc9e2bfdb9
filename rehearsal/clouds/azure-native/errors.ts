import { ProviderError } from "../simulation/errors";
import type { ValueMap } from "../simulation/values";

/**
 * A refusal of the Azure Resource Manager.
 * Source: `AzureError` in `provider/pkg/azure/errors.go` of pulumi-azure-native for the form of the text.
 */
export function armError(status: number, code: string, message: string): ProviderError {
    return new ProviderError(
        `Status=${String(status)} Code=${JSON.stringify(code)} Message=${JSON.stringify(message)}`,
    );
}

/** What the Resource Manager answers for something that is not there. */
export function notFound(id: string): ProviderError {
    return armError(404, "ResourceNotFound", `The Resource '${id}' was not found in the simulated cloud.`);
}

/** Refuses to change properties that are settled when the resource is made. `olds` are its outputs, or a part of them. */
export function refuseChange(olds: ValueMap, inputs: ValueMap, fixed: readonly string[]): void {
    for (const name of fixed) {
        const [from, to] = [olds[name], inputs[name]];
        if (from !== undefined && to !== undefined && JSON.stringify(from) !== JSON.stringify(to)) {
            throw armError(400, "PropertyChangeNotAllowed", `Changing property 'properties.${name}' is not allowed.`);
        }
    }
}
