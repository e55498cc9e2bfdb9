import { status, type UntypedServiceImplementation } from "@grpc/grpc-js";
import * as pb from "@pulumi/pulumi/proto/engine_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { satisfies, validRange } from "semver";
import type { Severity } from "../../model/events";
import type { Reporter } from "../run/reporter";
import { handler, StatusError } from "../wire/rpc";

/** The version of the Pulumi engine whose semantics this engine follows. */
export const engineVersion = "3.260.0";

const severities: Readonly<Record<pb.LogSeverity, Severity>> = {
    [pb.LogSeverity.DEBUG]: "debug",
    [pb.LogSeverity.INFO]: "info",
    [pb.LogSeverity.WARNING]: "warning",
    [pb.LogSeverity.ERROR]: "error",
};

function requireVersion(range: string): void {
    if (validRange(range) === null) {
        throw new StatusError(status.INVALID_ARGUMENT, `invalid version range "${range}"`);
    }
    if (!satisfies(engineVersion, range)) {
        throw new StatusError(
            status.FAILED_PRECONDITION,
            `Pulumi CLI version ${engineVersion} does not satisfy the version range "${range}"`,
        );
    }
}

/**
 * The service by which programs, providers and policy packs talk to users.
 * Source: `proto/pulumi/engine.proto` and `pkg/host/host_server.go` in pulumi/pulumi.
 */
export function engineService(reporter: Reporter): UntypedServiceImplementation {
    let rootUrn = "";
    return {
        log: handler((request: pb.LogRequest) => {
            // What the SDK notes for its own debugging holds secrets in clear, and is of no use to users.
            if (request.getSeverity() !== pb.LogSeverity.DEBUG) {
                const { severity, urn, message, ephemeral } = request.toObject();
                reporter.diagnostic(severities[severity], urn, message, ephemeral);
            }
            return new Empty();
        }),
        getRootResource: handler(() => new pb.GetRootResourceResponse().setUrn(rootUrn)),
        setRootResource: handler((request: pb.SetRootResourceRequest) => {
            rootUrn = request.getUrn();
            return new pb.SetRootResourceResponse();
        }),
        startDebugging: handler(() => {
            throw new StatusError(status.UNIMPLEMENTED, "debuggers can't be attached");
        }),
        requirePulumiVersion: handler((request: pb.RequirePulumiVersionRequest) => {
            requireVersion(request.getPulumiVersionRange());
            return new pb.RequirePulumiVersionResponse();
        }),
    };
}
