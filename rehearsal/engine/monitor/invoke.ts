import { CheckFailure as CheckFailureMessage } from "@pulumi/pulumi/proto/provider_pb";
import { type ResourceInvokeRequest, ResourceInvokeResponse } from "@pulumi/pulumi/proto/resource_pb";
import { type PackageRequest, requestedPackage } from "../providers/package-request";
import type { CheckFailure, Provider } from "../providers/provider";
import { deniedPackage } from "../providers/reference";
import { packageOf } from "../../model/urn";
import { keepAll, toStruct } from "../wire/marshal";
import { messageOf } from "../wire/rpc";
import { fromStruct } from "../wire/unmarshal";
import type { MonitorContext } from "./context";

/** Functions that answer with references even to callers that did not ask for them. */
const getResource = "pulumi:pulumi:getResource";

/** The running provider that serves a function or method. */
export async function providerFor(
    reference: string,
    request: PackageRequest,
    token: string,
    context: MonitorContext,
): Promise<Provider> {
    const found = reference === "" ? await context.driver.whileOpen(context.defaults.get(request)) : reference;
    if (deniedPackage(found) !== undefined) {
        const name = requestedPackage(request);
        throw new Error(`Default provider for '${name}' disabled. '${token}' must use an explicit provider.`);
    }
    const provider = context.registry.get(found);
    if (provider === undefined) {
        throw new Error(`unknown provider '${reference}' -> '${found}'`);
    }
    return provider;
}

export function writeFailures(failures: readonly CheckFailure[]): CheckFailureMessage[] {
    return failures.map(({ property, reason }) => new CheckFailureMessage().setProperty(property).setReason(reason));
}

/**
 * Serves the call of a provider's function.
 * Source: `Invoke` in `pkg/resource/deploy/source_eval.go`.
 */
export async function invoke(request: ResourceInvokeRequest, context: MonitorContext): Promise<ResourceInvokeResponse> {
    const token = request.getTok();
    const name = packageOf(token);
    const given = {
        provider: context.registered.providerFor(name, request.getProvider(), new Map(), request.getParent()),
        version: request.getVersion(),
        downloadUrl: request.getPlugindownloadurl(),
    };
    const { args, options } = await context.transforms.applyToInvoke(token, fromStruct(request.getArgs()), given);
    const plugin = context.packages.of(name, options, request.getPackageref());
    const provider = await providerFor(options.provider, plugin, token, context);
    const { result, failures } = await provider.invoke(token, args, context.preview).catch((error: unknown) => {
        throw new Error(`invocation of ${token} returned an error: ${messageOf(error)}`);
    });
    const resources = request.getAcceptresources() || token === getResource;
    return new ResourceInvokeResponse()
        .setReturn(toStruct(result, { ...keepAll, resources }))
        .setFailuresList(writeFailures(failures));
}
