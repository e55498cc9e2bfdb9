import type * as grpc from "@grpc/grpc-js";
import { ResourceProviderService } from "@pulumi/pulumi/proto/provider_grpc_pb";
import { ProviderHandshakeRequest } from "@pulumi/pulumi/proto/provider_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import type { RunningPlugin } from "../../model/deployment";
import { connect, isUnimplemented, unary } from "../wire/rpc";

/** What a provider understands beyond plain values. */
export interface Capabilities {
    readonly secrets: boolean;
    readonly resources: boolean;
    readonly outputs: boolean;
    readonly preview: boolean;
}

/** A running provider plugin that has shaken hands. */
export interface PluginConnection {
    readonly client: grpc.Client;
    /** `undefined` where the plugin is too old for a handshake: then the answer to Configure tells. */
    readonly capabilities: Capabilities | undefined;
    /** The version that the plugin says it has, or empty. */
    readonly version: string;
    stop(): void;
}

async function versionOf(client: grpc.Client): Promise<string> {
    try {
        return (await unary(client, ResourceProviderService.getPluginInfo, new Empty())).getVersion();
    } catch (error) {
        if (isUnimplemented(error)) {
            return "";
        }
        throw error;
    }
}

/**
 * Shakes hands with a provider plugin.
 *
 * @param directory where its executable is
 */
export async function connectPlugin(
    plugin: RunningPlugin,
    directory: string,
    engineAddress: string,
): Promise<PluginConnection> {
    const client = connect(plugin.address);
    const stop = (): void => {
        client.close();
        plugin.stop();
    };
    const request = new ProviderHandshakeRequest()
        .setEngineAddress(engineAddress)
        .setRootDirectory(directory)
        .setProgramDirectory(directory)
        .setConfigureWithUrn(true)
        .setSupportsRefreshBeforeUpdate(true)
        .setInvokeWithPreview(true);
    try {
        const response = await unary(client, ResourceProviderService.handshake, request);
        const capabilities = {
            secrets: response.getAcceptSecrets(),
            resources: response.getAcceptResources(),
            outputs: response.getAcceptOutputs(),
            preview: true,
        };
        return { client, capabilities, version: await versionOf(client), stop };
    } catch (error) {
        if (isUnimplemented(error)) {
            return { client, capabilities: undefined, version: await versionOf(client), stop };
        }
        stop();
        throw error;
    }
}
