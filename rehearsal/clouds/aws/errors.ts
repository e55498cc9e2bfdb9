import { ProviderError } from "../simulation/errors";
import { uuidOf } from "../simulation/names";

/** What a service of AWS answers when it refuses a request. */
export interface Refusal {
    /** The name of the service in the SDK, for example `EC2`. */
    readonly service: string;
    readonly operation: string;
    /** @default 400 */
    readonly status?: number;
    readonly code: string;
    readonly message: string;
}

const common = ["InvalidParameterCombination", "InvalidParameterValue", "ValidationError"];

/**
 * A refusal in the words of the provider: what it was about to do, and the error of the SDK.
 * Source: `OperationError` and `ResponseError` of aws-sdk-go-v2 and smithy-go. Errors that a service models are named alone;
 * others are `api error`s: all of EC2, which models none, and some that services have in common.
 */
export function refused(doing: string, refusal: Refusal): ProviderError {
    const { service, operation, status = 400, code, message } = refusal;
    const error = service === "EC2" || common.includes(code) ? `api error ${code}: ${message}` : `${code}: ${message}`;
    const request = uuidOf(`${doing}|${message}`);
    return new ProviderError(
        `${doing}: operation error ${service}: ${operation}, https response error StatusCode: ${String(status)}, ` +
            `RequestID: ${request}, ${error}`,
    );
}
