import { ProviderError } from "../simulation/errors";

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
