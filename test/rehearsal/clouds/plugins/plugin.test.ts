import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { tmpdir } from "node:os";
import path from "node:path";

import { type ServiceError, credentials, status } from "@grpc/grpc-js";
import { ResourceProviderClient } from "@pulumi/pulumi/proto/provider_grpc_pb";
import * as proto from "@pulumi/pulumi/proto/provider_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { Struct } from "google-protobuf/google/protobuf/struct_pb";

import type { ValueMap } from "../../../../rehearsal/clouds/simulation/values";
import { urnOf } from "../support";

const plugins = path.join(__dirname, "../../../../rehearsal/plugins");
const registry = "azure-native:containerregistry:Registry";

type Reply<T> = (error: ServiceError | null, response: T) => void;

function call<T>(start: (reply: Reply<T>) => unknown): Promise<T> {
    return new Promise((resolve, reject) => {
        start((error, response) => {
            if (error === null) {
                resolve(response);
            } else {
                reject(error);
            }
        });
    });
}

/** Starts a plugin as an engine does, from the folder of a program. */
async function start(
    name: string,
    program = __dirname,
): Promise<{ process: ChildProcess; client: ResourceProviderClient }> {
    const child = spawn(path.join(plugins, `pulumi-resource-${name}`), ["127.0.0.1:1"], {
        cwd: program,
        stdio: ["ignore", "pipe", "inherit"],
    });
    const [line] = (await once(child.stdout, "data")) as [Buffer];
    const port = Number(line.toString().trim());
    assert.ok(port > 0, `the first line of ${name} is its port`);
    return { process: child, client: new ResourceProviderClient(`127.0.0.1:${port}`, credentials.createInsecure()) };
}

describe("a plugin", () => {
    let plugin: Awaited<ReturnType<typeof start>>;

    before(async () => {
        plugin = await start("azure-native");
    });

    after(async () => {
        plugin.client.close();
        plugin.process.kill();
        await once(plugin.process, "exit");
    });

    function check(type: string, news: ValueMap): Promise<proto.CheckResponse> {
        const request = new proto.CheckRequest()
            .setUrn(urnOf(type, "it"))
            .setType(type)
            .setName("it")
            .setOlds(Struct.fromJavaScript({}))
            .setNews(Struct.fromJavaScript(news))
            .setRandomseed(Buffer.alloc(32, 1));
        return call((reply) => plugin.client.check(request, reply));
    }

    it("tells its version, which is that of the SDK, and what it accepts", async () => {
        const info = await call((reply: Reply<{ getVersion(): string }>) =>
            plugin.client.getPluginInfo(new Empty(), reply),
        );
        assert.match(info.getVersion(), /^3\.\d+\.\d+$/);
        const handshake = await call((reply: Reply<proto.ProviderHandshakeResponse>) =>
            plugin.client.handshake(new proto.ProviderHandshakeRequest(), reply),
        );
        assert.equal(handshake.getAcceptSecrets(), false);
        assert.equal(handshake.getSupportsAutonamingConfiguration(), true);
    });

    it("takes a resource through its life", async () => {
        const inputs = { resourceGroupName: "rg", registryName: "shopregistry", location: "x", sku: { name: "Basic" } };
        const checked = await check(registry, inputs);
        assert.deepEqual(checked.getFailuresList(), []);
        const urn = urnOf(registry, "it");
        const created = await call((reply: Reply<proto.CreateResponse>) =>
            plugin.client.create(new proto.CreateRequest().setUrn(urn).setProperties(checked.getInputs()), reply),
        );
        assert.match(created.getId(), /\/registries\/shopregistry$/);
        const news = Struct.fromJavaScript({ ...inputs, registryName: "otherregistry" });
        const diff = await call((reply: Reply<proto.DiffResponse>) =>
            plugin.client.diff(
                new proto.DiffRequest()
                    .setUrn(urn)
                    .setId(created.getId())
                    .setOlds(created.getProperties())
                    .setOldInputs(Struct.fromJavaScript(inputs))
                    .setNews(news),
                reply,
            ),
        );
        assert.equal(diff.getChanges(), proto.DiffResponse.DiffChanges.DIFF_SOME);
        assert.deepEqual(diff.getReplacesList(), ["registryName"]);
        const change = diff.getDetaileddiffMap().get("registryName");
        assert.equal(change?.getKind(), proto.PropertyDiff.Kind.UPDATE_REPLACE);
        const identified = { urn, id: created.getId(), properties: created.getProperties() };
        await call((reply: Reply<Empty>) =>
            plugin.client.delete(
                new proto.DeleteRequest().setUrn(urn).setId(identified.id).setProperties(identified.properties),
                reply,
            ),
        );
        const read = await call((reply: Reply<proto.ReadResponse>) =>
            plugin.client.read(
                new proto.ReadRequest().setUrn(urn).setId(identified.id).setProperties(identified.properties),
                reply,
            ),
        );
        assert.equal(read.getId(), "", "what was deleted is not found");
    });

    it("drops nulls, as Go providers do", async () => {
        const inputs = {
            resourceGroupName: "rg",
            location: "x",
            sku: { name: "Basic" },
            tags: null,
            registryName: null,
        };
        const checked = await check(registry, inputs);
        assert.deepEqual(checked.getFailuresList(), []);
        const result = checked.getInputs()?.toJavaScript() ?? {};
        assert.equal("tags" in result, false);
        assert.notEqual(result.registryName, null);
    });

    it("names a type that it does not know, with one that is like it", async () => {
        await assert.rejects(check("azure-native:containerregistry:Registri", {}), (error: ServiceError) => {
            assert.equal(error.code, status.UNKNOWN);
            assert.match(
                error.details,
                /Registri is not declared by @pulumi\/azure-native .*did you mean '.*:Registry'/,
            );
            return true;
        });
    });

    it("answers what it has not with unimplemented", async () => {
        const request = new proto.ConstructRequest().setType("azure-native:index:Component");
        const answer = call((reply: Reply<proto.ConstructResponse>) => plugin.client.construct(request, reply));
        await assert.rejects(answer, { code: status.UNIMPLEMENTED });
    });

    it("tells who asks for a schema to import without code", async () => {
        const answer = call((reply: Reply<proto.GetSchemaResponse>) =>
            plugin.client.getSchema(new proto.GetSchemaRequest(), reply),
        );
        await assert.rejects(answer, { code: status.UNIMPLEMENTED, details: /has no schema.*--generate-code=false/ });
    });
});

describe("the plugins", () => {
    for (const name of ["azuread", "github", "aws", "random"]) {
        it(`of ${name} start`, async () => {
            const plugin = await start(name);
            await call((reply: Reply<proto.ProviderHandshakeResponse>) =>
                plugin.client.handshake(new proto.ProviderHandshakeRequest(), reply),
            );
            plugin.client.close();
            plugin.process.kill();
            await once(plugin.process, "exit");
        });
    }

    it("say what to install where the SDK is missing", async () => {
        const plugin = await start("azure-native", tmpdir());
        const urn = urnOf("pulumi:providers:azure-native", "it");
        const request = new proto.CheckRequest().setUrn(urn).setNews(new Struct());
        const answer = call((reply: Reply<proto.CheckResponse>) => plugin.client.checkConfig(request, reply));
        await assert.rejects(
            answer,
            /derives its types from the npm package @pulumi\/azure-native, which is not installed for .*npm install @pulumi\/azure-native/,
        );
        plugin.client.close();
        plugin.process.kill();
        await once(plugin.process, "exit");
    });
});
