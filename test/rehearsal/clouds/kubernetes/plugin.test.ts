import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import path from "node:path";

import { credentials, type ServiceError } from "@grpc/grpc-js";
import { ResourceProviderClient } from "@pulumi/pulumi/proto/provider_grpc_pb";
import {
    CheckRequest,
    type CheckResponse,
    ConfigureRequest,
    type ConfigureResponse,
    CreateRequest,
    type CreateResponse,
} from "@pulumi/pulumi/proto/provider_pb";

import { fromStruct, toStruct } from "../../../../rehearsal/clouds/simulation/wire";
import { configMapType, programDirectory } from "./stack";

const executable = path.join(programDirectory, "rehearsal/plugins/pulumi-resource-kubernetes");
const urn = `urn:pulumi:dev::test::${configMapType}::c`;

describe("kubernetes: the plugin as a process", () => {
    let plugin: ChildProcess | undefined;
    let client: ResourceProviderClient | undefined;

    before(async () => {
        plugin = spawn(executable, ["127.0.0.1:1"], { cwd: programDirectory, stdio: ["ignore", "pipe", "inherit"] });
        const port = await new Promise<string>((resolve, reject) => {
            plugin?.once("error", reject);
            plugin?.stdout?.once("data", (chunk: Buffer) => {
                resolve(chunk.toString().trim());
            });
        });
        client = new ResourceProviderClient(`127.0.0.1:${port}`, credentials.createInsecure());
        const configured = await answer<ConfigureResponse>((callback) =>
            client?.configure(new ConfigureRequest().setArgs(toStruct({ namespace: "team" })), callback),
        );
        assert.ok(configured.getAcceptsecrets() && configured.getSupportspreview());
    });
    after(() => {
        client?.close();
        plugin?.kill();
    });

    it("answers an engine", async () => {
        const news = toStruct({ apiVersion: "v1", kind: "ConfigMap", data: { a: "b" } });
        const checked = await answer<CheckResponse>((callback) =>
            client?.check(new CheckRequest().setUrn(urn).setNews(news).setRandomseed(Buffer.from("seed")), callback),
        );
        const created = await answer<CreateResponse>((callback) =>
            client?.create(new CreateRequest().setUrn(urn).setProperties(checked.getInputs()), callback),
        );
        assert.match(created.getId(), /^team\/c-[0-9a-f]{8}$/);
        assert.deepEqual(fromStruct(created.getProperties()).data, { a: "b" });
    });

    it("fails with a reason", async () => {
        const properties = toStruct({ apiVersion: "v1", kind: "ConfigMap", metadata: { name: "A" } });
        await assert.rejects(
            answer<CreateResponse>((callback) =>
                client?.create(new CreateRequest().setUrn(urn).setProperties(properties), callback),
            ),
            /was not successfully created by the Kubernetes API server: ConfigMap "A" is invalid/,
        );
    });
});

function answer<T>(ask: (callback: (error: ServiceError | null, response: T) => void) => unknown): Promise<T> {
    return new Promise((resolve, reject) => {
        ask((error, response) => {
            if (error === null) {
                resolve(response);
            } else {
                reject(error);
            }
        });
    });
}
