import { status, type UntypedServiceImplementation } from "@grpc/grpc-js";
import type { Callback } from "@pulumi/pulumi/proto/callback_pb";
import * as pb from "@pulumi/pulumi/proto/resource_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { handler, StatusError } from "../wire/rpc";
import { fromStruct } from "../wire/unmarshal";
import { call } from "./call";
import type { MonitorContext } from "./context";
import { deploymentInfo, supportsFeature } from "./features";
import { invoke } from "./invoke";
import { readResource } from "./read-resource";
import { registerResource } from "./register-resource";

function required(callback: Callback | undefined): Callback {
    if (callback === undefined) {
        throw new StatusError(status.INVALID_ARGUMENT, "the request names no callback");
    }
    return callback;
}

/**
 * The service by which programs and remote components register resources.
 * Source: `proto/pulumi/resource.proto` and `pkg/resource/deploy/source_eval.go` in pulumi/pulumi.
 */
export function monitorService(
    context: MonitorContext,
    /** Resolves when everything that remained to be done is done. */
    shutdown: () => Promise<void>,
): UntypedServiceImplementation {
    const { transforms, hooks, packages, driver, directory } = context;
    let waiting = false;
    return {
        getDeploymentInfo: handler(() => deploymentInfo(context.info())),
        supportsFeature: handler((request: pb.SupportsFeatureRequest) =>
            new pb.SupportsFeatureResponse().setHassupport(supportsFeature(request.getId())),
        ),
        registerPackage: handler((request: pb.RegisterPackageRequest) => packages.register(request)),
        registerResource: handler((request: pb.RegisterResourceRequest, metadata) =>
            registerResource(request, metadata, context),
        ),
        registerResourceOutputs: handler(async (request: pb.RegisterResourceOutputsRequest) => {
            const outputs = fromStruct(request.getOutputs(), { hashAssetsIn: directory });
            await driver.registerOutputs(request.getUrn(), outputs);
            return new Empty();
        }),
        readResource: handler((request: pb.ReadResourceRequest) => readResource(request, context)),
        invoke: handler((request: pb.ResourceInvokeRequest) => invoke(request, context)),
        call: handler((request: pb.ResourceCallRequest) => call(request, context)),
        registerStackTransform: handler((callback: Callback) => {
            transforms.addStackTransform(callback);
            return new Empty();
        }),
        registerStackInvokeTransform: handler((callback: Callback) => {
            transforms.addStackInvokeTransform(callback);
            return new Empty();
        }),
        registerResourceHook: handler((request: pb.RegisterResourceHookRequest) => {
            hooks.register(request.getName(), {
                callback: required(request.getCallback()),
                onDryRun: request.getOnDryRun(),
                ignoreErrors: request.getIgnoreErrors(),
            });
            return new Empty();
        }),
        registerErrorHook: handler((request: pb.RegisterErrorHookRequest) => {
            hooks.registerErrorHook(request.getName(), required(request.getCallback()));
            return new Empty();
        }),
        signalAndWaitForShutdown: handler(async () => {
            if (waiting) {
                throw new Error("Already waiting for shutdown");
            }
            waiting = true;
            await shutdown();
            return new Empty();
        }),
    };
}
