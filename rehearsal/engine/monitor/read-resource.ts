import { type ReadResourceRequest, ReadResourceResponse } from "@pulumi/pulumi/proto/resource_pb";
import { deniedPackage, isProviderType } from "../providers/reference";
import { packageOf } from "../../model/urn";
import { toStruct } from "../wire/marshal";
import { fromStruct } from "../wire/unmarshal";
import type { MonitorContext } from "./context";

/**
 * Serves the reading of a resource that others manage.
 * Source: `ReadResource` in `pkg/resource/deploy/source_eval.go`.
 */
export async function readResource(
    request: ReadResourceRequest,
    context: MonitorContext,
): Promise<ReadResourceResponse> {
    const type = request.getType();
    let provider = request.getProvider();
    if (provider === "" && !isProviderType(type)) {
        const name = packageOf(type);
        const asked = { version: request.getVersion(), downloadUrl: request.getPlugindownloadurl() };
        provider = await context.driver.whileOpen(
            context.defaults.get(context.packages.of(name, asked, request.getPackageref())),
        );
        if (deniedPackage(provider) !== undefined) {
            throw new Error(`Default provider for '${type}' disabled. '${type}' must use an explicit provider.`);
        }
    }
    const { state } = await context.driver.read({
        type,
        name: request.getName(),
        id: request.getId(),
        parent: request.getParent(),
        provider,
        inputs: fromStruct(request.getProperties()),
        dependencies: request.getDependenciesList(),
        additionalSecretOutputs: request.getAdditionalsecretoutputsList(),
        ...context.positions.originOf(request),
    });
    const options = {
        unknowns: true,
        secrets: request.getAcceptsecrets(),
        resources: request.getAcceptresources(),
    };
    return new ReadResourceResponse().setUrn(state.urn).setProperties(toStruct(state.outputs, options));
}
