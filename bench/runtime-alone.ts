import { createRequire } from "node:module";
import { join } from "node:path";
import { EngineService } from "@pulumi/pulumi/proto/engine_grpc_pb";
import {
    GetRootResourceResponse,
    type LogRequest,
    LogSeverity,
    SetRootResourceResponse,
} from "@pulumi/pulumi/proto/engine_pb";
import { ResourceMonitorService } from "@pulumi/pulumi/proto/resource_grpc_pb";
import {
    type RegisterResourceRequest,
    RegisterResourceResponse,
    type SupportsFeatureRequest,
    SupportsFeatureResponse,
} from "@pulumi/pulumi/proto/resource_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { supportsFeature } from "../rehearsal/engine/monitor/features";
import { handler, listen, newServer } from "../rehearsal/engine/wire/rpc";
import { type Measured, measure } from "./measure";

/** What a program's runtime did, and what that took. */
export interface RuntimeRun extends Measured {
    readonly registrations: number;
    /** Messages to users, without those for debugging. */
    readonly messages: readonly string[];
    /** Messages of the runtime's own debugging. */
    readonly debugMessages: number;
}

/**
 * Runs a program by Pulumi's Node.js runtime alone: every registration is answered at once with what was sent. What is
 * left is what an engine that costs nothing would take.
 *
 * @param nodeArguments are given to Node.js in front of the runtime
 */
export async function runRuntimeAlone(directory: string, nodeArguments: readonly string[] = []): Promise<RuntimeRun> {
    let [registrations, debugMessages] = [0, 0];
    const messages: string[] = [];
    const server = newServer();
    server.addService(EngineService, {
        log: handler((request: LogRequest) => {
            if (request.getSeverity() === LogSeverity.DEBUG) {
                debugMessages += 1;
            } else {
                messages.push(request.getMessage());
            }
            return new Empty();
        }),
        setRootResource: handler(() => new SetRootResourceResponse()),
        getRootResource: handler(() => new GetRootResourceResponse()),
    });
    server.addService(ResourceMonitorService, {
        supportsFeature: handler((request: SupportsFeatureRequest) =>
            new SupportsFeatureResponse().setHassupport(supportsFeature(request.getId())),
        ),
        registerResource: handler((request: RegisterResourceRequest) => {
            registrations += 1;
            return new RegisterResourceResponse()
                .setUrn(`urn:pulumi:dev::bench::${request.getType()}::${request.getName()}`)
                .setId(request.getName())
                .setObject(request.getObject());
        }),
        registerResourceOutputs: handler(() => new Empty()),
        signalAndWaitForShutdown: handler(() => new Empty()),
    });
    const address = await listen(server);
    const run = createRequire(join(directory, "index.js")).resolve("@pulumi/pulumi/cmd/run");
    const flags = { monitor: address, engine: address, project: "bench", stack: "dev", pwd: directory, parallel: "16" };
    const flagList = Object.entries(flags).flatMap(([name, value]) => [`--${name}`, value]);
    try {
        const measured = await measure(process.execPath, [...nodeArguments, run, ...flagList, "."], directory);
        return { ...measured, registrations, messages, debugMessages };
    } finally {
        server.forceShutdown();
    }
}
