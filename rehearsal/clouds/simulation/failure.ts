import { Metadata, type ServiceError, status } from "@grpc/grpc-js";
import { ErrorResourceInitFailed } from "@pulumi/pulumi/proto/provider_pb";
import { Status } from "@pulumi/pulumi/proto/status_pb";
import { Any } from "google-protobuf/google/protobuf/any_pb";

import { InitializationError, ProviderError } from "./errors";
import { toStruct } from "./wire";

/** The gRPC error for whatever a provider threw. */
export function toServiceError(thrown: unknown): ServiceError {
    const error = thrown instanceof Error ? thrown : new Error(String(thrown));
    const code = error instanceof ProviderError ? error.code : status.UNKNOWN;
    const metadata = new Metadata();
    if (error instanceof InitializationError) {
        metadata.add("grpc-status-details-bin", statusOf(code, error));
    }
    // A new error, since some (`DOMException`) have a `code` of their own that cannot be set.
    return Object.assign(new Error(error.message, { cause: error }), { code, details: error.message, metadata });
}

/** The form in which Go services attach details to an error: a serialized `google.rpc.Status`. */
function statusOf(code: status, error: InitializationError): Buffer {
    const detail = new ErrorResourceInitFailed()
        .setId(error.id)
        .setProperties(toStruct(error.outputs))
        .setInputs(toStruct(error.inputs))
        .setReasonsList([...error.reasons]);
    const any = new Any();
    any.pack(detail.serializeBinary(), "pulumirpc.ErrorResourceInitFailed");
    const message = new Status().setCode(code).setMessage(error.message).setDetailsList([any]);
    return Buffer.from(message.serializeBinary());
}
