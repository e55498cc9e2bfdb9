import { RegisterResourceResponse } from "@pulumi/pulumi/proto/resource_pb";
import type { PropertyMap } from "../../model/values";
import { ProviderError } from "../providers/failures";
import { deniedPackage } from "../providers/reference";
import { writeDependencies } from "../providers/dependency-map";
import { packageOf } from "../../model/urn";
import { addOutputDependencies, downgradeOutputs } from "../../model/inspect";
import { describeValue } from "../steps/check-failures";
import { Bail } from "../run/reporter";
import { messageOf } from "../wire/rpc";
import type { MonitorContext } from "./context";
import { providerOf, type ReadyRegistration } from "./register-resource";

/** A remote component that exists. */
export interface Constructed {
    readonly urn: string;
    readonly outputs: PropertyMap;
    /** Writes what the outputs depend on into the answer. */
    readonly write: (response: RegisterResourceResponse) => void;
}

/** What went wrong, with the inputs that are to blame. */
export function describeFaults(error: unknown, inputs: PropertyMap): string {
    const faults = error instanceof ProviderError ? error.faults : [];
    const lines = faults.map(({ path, reason }) => {
        const value = inputs[path];
        const shown = value === undefined ? "" : ` with value '${describeValue(value)}'`;
        return `\n\t\t- property ${path}${shown} has a problem: ${reason}`;
    });
    return messageOf(error) + lines.join("");
}

/** Adds to each output's dependencies those that its value carries. */
export function withCarriedDependencies(
    values: PropertyMap,
    stated: ReadonlyMap<string, readonly string[]>,
): Map<string, Set<string>> {
    const result = new Map([...stated].map(([key, urns]) => [key, new Set(urns)]));
    for (const [key, value] of Object.entries(values)) {
        const urns = result.get(key) ?? new Set<string>();
        addOutputDependencies(urns, value);
        result.set(key, urns);
    }
    return result;
}

/**
 * Has a provider build a remote component; the provider registers it and its children with this monitor.
 * Source: `RegisterResource` in `pkg/resource/deploy/source_eval.go`.
 */
export async function constructComponent(ready: ReadyRegistration, context: MonitorContext): Promise<Constructed> {
    const { request, inputs, options, dependencies } = ready;
    const [type, name] = [request.getType(), request.getName()];
    const reference = await providerOf(ready, context);
    if (deniedPackage(reference) !== undefined) {
        throw new Error(`Default provider for '${packageOf(type)}' disabled. '${type}' must use an explicit provider.`);
    }
    const provider = context.registry.get(reference);
    if (provider === undefined) {
        throw new Error(`unknown provider '${reference}'`);
    }
    const byProperty = new Map([...dependencies.byProperty].map(([key, urns]) => [key, [...urns]]));
    const construct = context.positions.during(request, (stackTraceHandle) =>
        provider.construct({
            type,
            name,
            parent: request.getParent(),
            inputs,
            inputDependencies: byProperty,
            options: { ...options, dependencies: [...dependencies.all] },
            info: context.info(),
            stackTraceHandle,
        }),
    );
    const result = await context.driver.whileOpen(
        construct.catch((error: unknown) => {
            const problem = describeFaults(error, inputs);
            context.driver.abort("", context.reporter.bail("", `${type} resource '${name}' has a problem: ${problem}`));
            throw new Bail("resource monitor shut down");
        }),
    );
    const outputDependencies = withCarriedDependencies(result.outputs, result.dependencies);
    return {
        urn: result.urn,
        outputs: downgradeOutputs(result.outputs),
        write: (response) => {
            writeDependencies(response.getPropertydependenciesMap(), outputDependencies, (urns) =>
                new RegisterResourceResponse.PropertyDependencies().setUrnsList(urns),
            );
        },
    };
}
