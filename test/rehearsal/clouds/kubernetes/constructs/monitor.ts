import { Server, ServerCredentials, type UntypedServiceImplementation } from "@grpc/grpc-js";
import { ResourceMonitorService } from "@pulumi/pulumi/proto/resource_grpc_pb";
import { type RegisterResourceRequest, RegisterResourceResponse } from "@pulumi/pulumi/proto/resource_pb";

/** The part of an engine that registers resources: it gives URNs and remembers what was asked. */
export class RecordingMonitor {
    readonly registrations: RegisterResourceRequest.AsObject[] = [];
    /** The inputs of what was registered, as JSON, by name. */
    readonly inputs = new Map<string, string>();
    private readonly server = new Server();

    async start(): Promise<string> {
        const implementation: UntypedServiceImplementation = {
            registerResource: (
                call: { request: RegisterResourceRequest },
                callback: (error: null, response: RegisterResourceResponse) => void,
            ) => {
                const { request } = call;
                this.registrations.push(request.toObject());
                this.inputs.set(request.getName(), JSON.stringify(request.getObject()?.toJavaScript()));
                const urn = `urn:pulumi:dev::test::${request.getType()}::${request.getName()}`;
                callback(null, new RegisterResourceResponse().setUrn(urn).setId(request.getCustom() ? "id" : ""));
            },
        };
        this.server.addService(
            {
                registerResource: ResourceMonitorService.registerResource,
            },
            implementation,
        );
        const port = await new Promise<number>((resolve, reject) => {
            this.server.bindAsync("127.0.0.1:0", ServerCredentials.createInsecure(), (error, bound) => {
                if (error === null) {
                    resolve(bound);
                } else {
                    reject(error);
                }
            });
        });
        return `127.0.0.1:${String(port)}`;
    }

    stop(): void {
        this.server.forceShutdown();
    }

    /** The names of the resources that were registered below a component. */
    get children(): string[] {
        return this.registrations.filter(({ custom }) => custom).map(({ name }) => name);
    }
}
