import { CallResponse } from "@pulumi/pulumi/proto/provider_pb";
import type { ResourceCallRequest } from "@pulumi/pulumi/proto/resource_pb";
import { ResourceReference } from "../../model/values";
import { readDependencies, writeDependencies } from "../providers/dependency-map";
import { formatReference, isProviderMethod, providerPackage } from "../providers/reference";
import { Bail } from "../run/reporter";
import { packageOf } from "../../model/urn";
import { downgradeOutputs } from "../../model/inspect";
import { keepAll, toStruct } from "../wire/marshal";
import { fromStruct } from "../wire/unmarshal";
import { describeFaults, withCarriedDependencies } from "./construct";
import type { MonitorContext } from "./context";
import { upgradeToOutputs } from "./dependencies";
import { providerFor, writeFailures } from "./invoke";

/** The provider that a method belongs to: the named one, the resource itself, or the one that manages it. */
function referenceFor(request: ResourceCallRequest, context: MonitorContext): string {
    const token = request.getTok();
    const self = fromStruct(request.getArgs()).__self__;
    if (isProviderMethod(token)) {
        if (!(self instanceof ResourceReference) || typeof self.id !== "string") {
            throw new Error("missing __self__ argument for provider method call");
        }
        return formatReference({ urn: self.urn, id: self.id });
    }
    if (request.getProvider() !== "" || !(self instanceof ResourceReference)) {
        return request.getProvider();
    }
    const goal = context.registered.goal(self.urn);
    if (goal === undefined) {
        throw new Error(`unknown resource ${self.urn}`);
    }
    return goal.provider;
}

/**
 * Serves the call of a resource's method.
 * Source: `Call` in `pkg/resource/deploy/source_eval.go`.
 */
export async function call(request: ResourceCallRequest, context: MonitorContext): Promise<CallResponse> {
    const token = request.getTok();
    const name = isProviderMethod(token) ? (providerPackage(token).split("/")[0] ?? "") : packageOf(token);
    const asked = { version: request.getVersion(), downloadUrl: request.getPlugindownloadurl() };
    const plugin = context.packages.of(name, asked, request.getPackageref());
    const provider = await providerFor(referenceFor(request, context), plugin, token, context);
    const args = upgradeToOutputs(fromStruct(request.getArgs()));
    const stated = readDependencies(request.getArgdependenciesMap());
    const argDependencies = new Map([...withCarriedDependencies(args, stated)].map(([key, urns]) => [key, [...urns]]));
    const calling = context.positions.during(request, (stackTraceHandle) =>
        provider.call({ token, args, argDependencies, info: context.info(), stackTraceHandle }),
    );
    const { result, failures, dependencies } = await context.driver.whileOpen(
        calling.catch((error: unknown) => {
            const message = `call to function '${token}' failed: ${describeFaults(error, args)}`;
            context.driver.abort("", context.reporter.bail("", message));
            throw new Bail(message);
        }),
    );
    const response = new CallResponse()
        .setReturn(toStruct(downgradeOutputs(result), keepAll))
        .setFailuresList(writeFailures(failures));
    writeDependencies(response.getReturndependenciesMap(), withCarriedDependencies(result, dependencies), (urns) =>
        new CallResponse.ReturnDependencies().setUrnsList(urns),
    );
    return response;
}
