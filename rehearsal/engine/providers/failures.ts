import * as grpc from "@grpc/grpc-js";
import { ConfigureErrorMissingKeys, ErrorResourceInitFailed } from "@pulumi/pulumi/proto/provider_pb";
import { ErrorCause, InputPropertiesError } from "@pulumi/pulumi/proto/errors_pb";
import { Status } from "@pulumi/pulumi/proto/status_pb";
import type { Any } from "google-protobuf/google/protobuf/any_pb";
import type { PropertyMap } from "../../model/values";
import { isServiceError, isUnimplemented } from "../wire/rpc";
import { fromStruct } from "../wire/unmarshal";

/** One input property that a component refuses. */
export interface PropertyFault {
    readonly path: string;
    readonly reason: string;
}

/** A provider's refusal or failure, in its own words. */
export class ProviderError extends Error {
    constructor(
        message: string,
        /** True where the failure may have left the resource in any state. */
        readonly stateUnknown: boolean,
        readonly faults: readonly PropertyFault[] = [],
        /** True where the provider does not have the method at all. */
        readonly unimplemented = false,
    ) {
        super(message);
    }
}

/** A resource exists now, but is not healthy. */
export class InitError extends Error {
    constructor(
        readonly reasons: readonly string[],
        readonly id: string,
        readonly inputs: PropertyMap | undefined,
        readonly outputs: PropertyMap,
        readonly refreshBeforeUpdate: boolean,
    ) {
        const list = reasons.map((reason) => `\t* ${reason}\n`).join("");
        const count = reasons.length === 1 ? "1 error occurred" : `${reasons.length} errors occurred`;
        super(reasons.length === 0 ? "resource init failed" : `${count}:\n${list}\n`);
    }
}

/** A difference that can't be told yet, because the provider's own configuration is unknown. */
export class DiffUnavailable extends Error {}

/** The codes after which nobody knows what a resource has become. */
const unknownStateCodes: ReadonlySet<grpc.status> = new Set([
    grpc.status.INTERNAL,
    grpc.status.DATA_LOSS,
    grpc.status.UNKNOWN,
]);

function detailsOf(error: grpc.ServiceError): readonly Any[] {
    const [details] = error.metadata.get("grpc-status-details-bin");
    return Buffer.isBuffer(details) ? Status.deserializeBinary(details).getDetailsList() : [];
}

function initError(detail: ErrorResourceInitFailed): InitError {
    const inputs = detail.getInputs();
    return new InitError(
        detail.getReasonsList(),
        detail.getId(),
        inputs === undefined ? undefined : fromStruct(inputs),
        fromStruct(detail.getProperties()),
        detail.getRefreshBeforeUpdate(),
    );
}

/** What a failed call to a provider means; anything but a gRPC failure is passed on. */
export function providerFailure(error: unknown): unknown {
    if (!isServiceError(error)) {
        return error;
    }
    let message = error.details;
    const faults: PropertyFault[] = [];
    const missingKeys: string[] = [];
    for (const any of detailsOf(error)) {
        const bytes = any.getValue_asU8();
        switch (any.getTypeName()) {
            case "pulumirpc.ErrorResourceInitFailed":
                return initError(ErrorResourceInitFailed.deserializeBinary(bytes));
            case "pulumirpc.InputPropertiesError":
                for (const fault of InputPropertiesError.deserializeBinary(bytes).getErrorsList()) {
                    faults.push({ path: fault.getPropertyPath(), reason: fault.getReason() });
                }
                break;
            case "pulumirpc.ErrorCause":
                message += `: ${ErrorCause.deserializeBinary(bytes).getMessage()}`;
                break;
            case "pulumirpc.ConfigureErrorMissingKeys":
                for (const key of ConfigureErrorMissingKeys.deserializeBinary(bytes).getMissingkeysList()) {
                    missingKeys.push(
                        `missing required configuration key "${key.getName()}": ${key.getDescription()}\n` +
                            `Set a value using the command \`pulumi config set ${key.getName()} <value>\`.`,
                    );
                }
                break;
        }
    }
    return new ProviderError(
        missingKeys.length > 0 ? missingKeys.join("\n") : message,
        unknownStateCodes.has(error.code),
        faults,
        isUnimplemented(error),
    );
}
