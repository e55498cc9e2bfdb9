import { credentials } from "@grpc/grpc-js";
import { EngineClient } from "@pulumi/pulumi/proto/engine_grpc_pb";
import { LogRequest, LogSeverity } from "@pulumi/pulumi/proto/engine_pb";

type Severity = "info" | "warning";

const severities = { info: LogSeverity.INFO, warning: LogSeverity.WARNING };

/** Tells the users of an engine about a resource. */
export class EngineLog {
    readonly #client: EngineClient | undefined;

    /** @param address of the engine; without one there is nobody to tell */
    constructor(address: string | undefined) {
        this.#client = address === undefined ? undefined : new EngineClient(address, credentials.createInsecure());
    }

    warn(urn: string, message: string): Promise<void> {
        return this.#log("warning", urn, message, false);
    }

    info(urn: string, message: string): Promise<void> {
        return this.#log("info", urn, message, false);
    }

    /** A passing remark, which is shown only while the resource is worked on. */
    status(urn: string, message: string): Promise<void> {
        return this.#log("info", urn, message, true);
    }

    #log(severity: Severity, urn: string, message: string, ephemeral: boolean): Promise<void> {
        const request = new LogRequest()
            .setSeverity(severities[severity])
            .setUrn(urn)
            .setMessage(message)
            .setEphemeral(ephemeral);
        return new Promise((resolve) => {
            if (this.#client === undefined) {
                resolve();
                return;
            }
            // An engine that no longer listens must not fail the operation.
            this.#client.log(request, () => {
                resolve();
            });
        });
    }
}
