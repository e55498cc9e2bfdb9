import { createHash, randomUUID } from "node:crypto";
import { appendFileSync } from "node:fs";
import * as grpc from "@grpc/grpc-js";
import { ResourceProviderService } from "@pulumi/pulumi/proto/provider_grpc_pb";
import { PluginInfo } from "@pulumi/pulumi/proto/plugin_pb";
import * as pb from "@pulumi/pulumi/proto/provider_pb";
import { Status } from "@pulumi/pulumi/proto/status_pb";
import { Any } from "google-protobuf/google/protobuf/any_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { Struct } from "google-protobuf/google/protobuf/struct_pb";

type Values = Record<string, unknown>;

const unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
const signature = "4dabf18193072939515e22adb298388d";

/** Removes the wrapper of a secret. */
function plain(value: unknown): unknown {
    if (typeof value === "object" && value !== null && signature in value && "value" in value) {
        return value.value;
    }
    return value;
}

function valuesOf(struct: Struct | undefined): Values {
    return struct === undefined ? {} : struct.toJavaScript();
}

function structOf(values: Values): Struct {
    const entries = Object.entries(values).filter(([, value]) => value !== undefined);
    const json: unknown = JSON.parse(JSON.stringify(Object.fromEntries(entries)));
    return Struct.fromJavaScript({ ...(json as Record<string, string>) });
}

/** Notes what the provider was asked, where the test wants to know it. */
function record(method: string, details: Values): void {
    const file = process.env.TEST_PROVIDER_LOG;
    if (file !== undefined && file !== "") {
        appendFileSync(file, `${JSON.stringify({ method, ...details })}\n`);
    }
}

function failure(message: string, code: grpc.status = grpc.status.UNKNOWN): Error {
    return Object.assign(new Error(message), { code, details: message });
}

/** A resource that exists but is not healthy. */
function initFailure(id: string, properties: Values, reasons: string[]): Error {
    const detail = new pb.ErrorResourceInitFailed()
        .setId(id)
        .setProperties(structOf(properties))
        .setReasonsList(reasons);
    const any = new Any();
    any.pack(detail.serializeBinary(), "pulumirpc.ErrorResourceInitFailed");
    const bytes = new Status()
        .setCode(grpc.status.UNKNOWN)
        .setMessage("init failed")
        .setDetailsList([any])
        .serializeBinary();
    const metadata = new grpc.Metadata();
    metadata.set("grpc-status-details-bin", Buffer.from(bytes));
    return Object.assign(failure("init failed"), { metadata });
}

function idOf(urn: string): string {
    return createHash("sha256").update(urn).digest("hex").slice(0, 12);
}

/** What a resource has beyond its inputs. */
function outputsOf(id: string, inputs: Values): Values {
    return {
        ...inputs,
        computed: `computed-${String(plain(inputs.value))}`,
        arn: `arn:${id}`,
        token: inputs.token,
    };
}

function typeOf(urn: string): string {
    return (urn.split("::")[2] ?? "").split("$").at(-1) ?? "";
}

function check(request: pb.CheckRequest): pb.CheckResponse {
    const [olds, news] = [valuesOf(request.getOlds()), valuesOf(request.getNews())];
    record("check", { urn: request.getUrn(), olds, news });
    const response = new pb.CheckResponse();
    if (plain(news.value) === "invalid") {
        response.addFailures(new pb.CheckFailure().setProperty("value").setReason("value must not be 'invalid'"));
    }
    if (news.name === undefined && typeOf(request.getUrn()) === "test:index:Named") {
        const seed = Buffer.from(request.getRandomseed_asU8()).toString("hex").slice(0, 7);
        news.name = olds.name ?? `auto-${seed}`;
    }
    return response.setInputs(structOf(news));
}

const replacing = new Set(["replace", "replaceFirst", "name"]);

function diff(request: pb.DiffRequest): pb.DiffResponse {
    const [olds, news] = [valuesOf(request.getOldInputs()), valuesOf(request.getNews())];
    record("diff", { urn: request.getUrn(), olds, news, outputs: valuesOf(request.getOlds()) });
    const response = new pb.DiffResponse();
    if (typeOf(request.getUrn()) === "test:index:Vague") {
        return response.setChanges(pb.DiffResponse.DiffChanges.DIFF_UNKNOWN);
    }
    const keys = [...new Set([...Object.keys(olds), ...Object.keys(news)])];
    const changed = keys.filter((key) => JSON.stringify(plain(olds[key])) !== JSON.stringify(plain(news[key])));
    const { DIFF_NONE, DIFF_SOME } = pb.DiffResponse.DiffChanges;
    response
        .setChanges(changed.length === 0 ? DIFF_NONE : DIFF_SOME)
        .setDiffsList(changed)
        .setHasdetaileddiff(true);
    for (const key of changed) {
        const replaces = replacing.has(key);
        const { UPDATE, UPDATE_REPLACE } = pb.PropertyDiff.Kind;
        const difference = new pb.PropertyDiff().setKind(replaces ? UPDATE_REPLACE : UPDATE).setInputdiff(true);
        response.getDetaileddiffMap().set(key, difference);
    }
    response.setReplacesList(changed.filter((key) => replacing.has(key)));
    return response.setDeletebeforereplace(changed.includes("replaceFirst"));
}

function create(request: pb.CreateRequest): pb.CreateResponse {
    const inputs = valuesOf(request.getProperties());
    const [urn, preview] = [request.getUrn(), request.getPreview()];
    record("create", { urn, inputs, preview, timeout: request.getTimeout() });
    if (preview) {
        return new pb.CreateResponse().setProperties(structOf({ ...inputs, computed: unknown, arn: unknown }));
    }
    if (inputs.value === "fail") {
        throw failure("create failed");
    }
    const id = `${idOf(urn)}-${randomUUID().slice(0, 8)}`;
    if (inputs.value === "unhealthy") {
        throw initFailure(id, outputsOf(id, inputs), ["it never became healthy"]);
    }
    return new pb.CreateResponse().setId(id).setProperties(structOf(outputsOf(id, inputs)));
}

function update(request: pb.UpdateRequest): pb.UpdateResponse {
    const inputs = valuesOf(request.getNews());
    record("update", { urn: request.getUrn(), inputs, preview: request.getPreview() });
    if (inputs.value === "fail" && !request.getPreview()) {
        throw failure("update failed");
    }
    const outputs = outputsOf(request.getId(), inputs);
    return new pb.UpdateResponse().setProperties(
        structOf(request.getPreview() ? { ...outputs, computed: unknown } : outputs),
    );
}

function read(request: pb.ReadRequest): pb.ReadResponse {
    const id = request.getId();
    const [inputs, properties] = [valuesOf(request.getInputs()), valuesOf(request.getProperties())];
    record("read", { urn: request.getUrn(), id, inputs, properties });
    if (id === "gone" || properties.value === "gone") {
        return new pb.ReadResponse();
    }
    const drift: Values = properties.value === "drifts" ? { value: "drifted" } : {};
    const imported: Values = request.hasInputs() ? {} : { value: `imported-${id}` };
    return new pb.ReadResponse()
        .setId(id)
        .setInputs(structOf({ ...inputs, ...imported, ...drift }))
        .setProperties(structOf({ ...properties, ...imported, ...drift }));
}

function invoke(request: pb.InvokeRequest): pb.InvokeResponse {
    const args = valuesOf(request.getArgs());
    record("invoke", { token: request.getTok(), args });
    switch (request.getTok()) {
        case "test:index:echo":
            return new pb.InvokeResponse().setReturn(structOf({ result: args.value }));
        case "test:index:refuse":
            return new pb.InvokeResponse().setFailuresList([
                new pb.CheckFailure().setProperty("value").setReason("refused"),
            ]);
        default:
            throw failure(`unknown function ${request.getTok()}`);
    }
}

function unary<Request, Response>(serve: (request: Request) => Response): grpc.handleUnaryCall<Request, Response> {
    return (call, callback) => {
        setTimeout(() => {
            try {
                callback(null, serve(call.request));
            } catch (error) {
                callback(error instanceof Error ? error : new Error(String(error)));
            }
        }, 0);
    };
}

/** Serves the provider on a free port, which it prints. */
export function serve(): void {
    const server = new grpc.Server();
    server.addService(ResourceProviderService, {
        handshake: unary(() =>
            new pb.ProviderHandshakeResponse().setAcceptSecrets(true).setAcceptResources(true).setAcceptOutputs(true),
        ),
        checkConfig: unary((request: pb.CheckRequest) => {
            const news = valuesOf(request.getNews());
            record("checkConfig", { urn: request.getUrn(), news });
            const response = new pb.CheckResponse();
            if (news.region === "nowhere") {
                response.addFailures(new pb.CheckFailure().setProperty("region").setReason("there is no such region"));
            }
            return response.setInputs(request.getNews());
        }),
        diffConfig: unary((request: pb.DiffRequest) => {
            const [olds, news] = [valuesOf(request.getOldInputs()), valuesOf(request.getNews())];
            record("diffConfig", { urn: request.getUrn(), olds, news });
            const { DIFF_NONE, DIFF_SOME } = pb.DiffResponse.DiffChanges;
            const same = JSON.stringify(olds) === JSON.stringify(news);
            const response = new pb.DiffResponse().setChanges(same ? DIFF_NONE : DIFF_SOME);
            return olds.region === news.region ? response : response.setReplacesList(["region"]);
        }),
        configure: unary((request: pb.ConfigureRequest) => {
            record("configure", { args: valuesOf(request.getArgs()) });
            if (valuesOf(request.getArgs()).region === "closed") {
                throw failure("the region is closed");
            }
            return new pb.ConfigureResponse().setAcceptsecrets(true).setAcceptresources(true).setSupportspreview(true);
        }),
        check: unary(check),
        diff: unary(diff),
        create: unary(create),
        update: unary(update),
        read: unary(read),
        delete: unary((request: pb.DeleteRequest) => {
            record("delete", { urn: request.getUrn(), id: request.getId() });
            if (valuesOf(request.getOldInputs()).value === "undeletable") {
                throw failure("it can't be deleted");
            }
            return new Empty();
        }),
        invoke: unary(invoke),
        cancel: unary(() => new Empty()),
        getPluginInfo: unary(() => new PluginInfo().setVersion("1.0.0")),
    });
    server.bindAsync("127.0.0.1:0", grpc.ServerCredentials.createInsecure(), (error, port) => {
        if (error !== null) {
            throw error;
        }
        console.log(port);
    });
    // As a plugin must: an engine that was killed can't end it.
    const engine = process.ppid;
    setInterval(() => {
        if (process.ppid !== engine) {
            process.exit(0);
        }
    }, 1000).unref();
}
