import { type Metadata, status } from "@grpc/grpc-js";
import type { Callback } from "@pulumi/pulumi/proto/callback_pb";
import { type RegisterResourceRequest, RegisterResourceResponse, Result } from "@pulumi/pulumi/proto/resource_pb";
import type { CustomTimeouts } from "../../model/state";
import type { PropertyMap } from "../../model/values";
import { withPluginChoice } from "../providers/provider-inputs";
import { isProviderType, parseReference, providerPackage } from "../providers/reference";
import { parseDuration } from "../run/durations";
import type { Goal } from "../steps/goal";
import type { RegistrationResult } from "../steps/step";
import { packageOf, typeOf } from "../../model/urn";
import { containsUnknowns, downgradeOutputs } from "../../model/inspect";
import { toStruct } from "../wire/marshal";
import { StatusError } from "../wire/rpc";
import { fromStruct } from "../wire/unmarshal";
import { constructComponent } from "./construct";
import type { MonitorContext } from "./context";
import {
    carryDependencies,
    type Dependencies,
    statedDependencies,
    transformedDependencies,
    upgradeToOutputs,
    withOutputDependencies,
} from "./dependencies";
import { readOptions, type RegistrationOptions } from "./options";

/** A registration after everything that may change it. */
export interface ReadyRegistration {
    readonly request: RegisterResourceRequest;
    readonly inputs: PropertyMap;
    readonly options: RegistrationOptions;
    readonly dependencies: Dependencies;
    /** The resource's own transforms, which its children get too. */
    readonly transforms: readonly Callback[];
}

/** Lets a child have what its parent has, where it says nothing itself. */
function inherit(
    options: RegistrationOptions,
    request: RegisterResourceRequest,
    parent: Goal | undefined,
): RegistrationOptions {
    if (parent === undefined) {
        return options;
    }
    const managed = request.getCustom() || request.getRemote();
    const fits =
        parent.provider !== "" &&
        providerPackage(typeOf(parseReference(parent.provider).urn)) === packageOf(request.getType());
    return {
        ...options,
        deletedWith: options.deletedWith || parent.deletedWith,
        protect: options.protect ?? parent.protect,
        retainOnDelete: options.retainOnDelete ?? parent.retainOnDelete,
        provider: options.provider || (fits || !managed ? parent.provider : ""),
    };
}

/** Timeouts in seconds; `undefined` where none is given. */
function secondsOf(timeouts: RegistrationOptions["customTimeouts"]): CustomTimeouts | undefined {
    const seconds = (text: string | undefined): number => (text === undefined || text === "" ? 0 : parseDuration(text));
    const result = {
        create: seconds(timeouts?.create),
        update: seconds(timeouts?.update),
        delete: seconds(timeouts?.delete),
    };
    return Object.values(result).some((value) => value !== 0) ? result : undefined;
}

/** Reads a request, and has the program's transforms change it. */
async function prepare(
    request: RegisterResourceRequest,
    metadata: Metadata,
    context: MonitorContext,
): Promise<ReadyRegistration> {
    const { transforms, registered, directory } = context;
    const [type, parent, remote] = [request.getType(), request.getParent(), request.getRemote()];
    const subject = { type, parent, name: request.getName(), custom: request.getCustom() };
    const given = request.getTransformsList();
    const own = transforms.ownTransforms(subject, given, remote);
    const read = fromStruct(request.getObject(), { hashAssetsIn: directory });
    const stated = statedDependencies(request, read);
    const transformable = given.length > 0;
    const upgraded = transformable || remote ? upgradeToOutputs(read) : read;
    const inherited = inherit(readOptions(request, metadata), request, registered.goal(parent));
    const managed = request.getCustom() || remote;
    const provider = managed
        ? registered.providerFor(packageOf(type), inherited.provider, inherited.providers, parent)
        : inherited.provider;
    const { inputs, options } = await transforms.apply(subject, own, {
        inputs: transformable ? carryDependencies(upgraded, stated.byProperty) : upgraded,
        options: { ...inherited, provider },
    });
    const dependencies = transformable
        ? transformedDependencies(options.dependsOn, inputs)
        : withOutputDependencies(stated, inputs);
    const above = request.getCustom() ? undefined : registered.providersOf(parent);
    const providers = new Map([...(above ?? []), ...options.providers]);
    return { request, inputs, dependencies, options: { ...options, providers }, transforms: own };
}

/** The inputs of a provider resource, with the plugin that shall serve it. */
function providerInputs({ request, inputs, options }: ReadyRegistration, context: MonitorContext): PropertyMap {
    const mappings: Record<string, string> = {};
    request.getEnvvarmappingsMap().forEach((value: string, key: string) => {
        mappings[key] = value;
    });
    const asked = withPluginChoice(inputs, {
        version: options.version,
        downloadUrl: options.downloadUrl,
        envVarMappings: mappings,
    });
    const reference = request.getPackageref();
    const chosen = reference === "" ? undefined : context.packages.get(reference);
    const withPackage =
        chosen === undefined
            ? asked
            : withPluginChoice(asked, {
                  plugin: chosen.plugin,
                  version: chosen.version,
                  downloadUrl: chosen.downloadUrl,
                  checksums: chosen.checksums,
                  ...(chosen.parameter === undefined ? {} : { parameter: chosen.parameter }),
              });
    const installed =
        options.version === "" && options.downloadUrl === ""
            ? context.defaults.installedChoice(providerPackage(request.getType()))
            : undefined;
    return installed === undefined
        ? withPackage
        : withPluginChoice(withPackage, { version: installed.version, downloadUrl: installed.downloadUrl });
}

/** The reference of the provider that manages a resource. */
export function providerOf({ request, options }: ReadyRegistration, context: MonitorContext): Promise<string> {
    if (options.provider !== "") {
        return Promise.resolve(options.provider);
    }
    const plugin = context.packages.of(packageOf(request.getType()), options, request.getPackageref());
    return context.driver.whileOpen(context.defaults.get(plugin));
}

async function goalOf(ready: ReadyRegistration, context: MonitorContext): Promise<Goal> {
    const { request, options, dependencies } = ready;
    const type = request.getType();
    const isProvider = isProviderType(type);
    const provider = request.getCustom() && !isProvider ? await providerOf(ready, context) : "";
    const byProperty = [...dependencies.byProperty].map(([key, urns]): [string, string[]] => [key, [...urns]]);
    return {
        type,
        name: request.getName(),
        custom: request.getCustom(),
        inputs: downgradeOutputs(isProvider ? providerInputs(ready, context) : ready.inputs),
        parent: request.getParent(),
        protect: options.protect,
        dependencies: [...dependencies.all],
        provider,
        propertyDependencies: Object.fromEntries(byProperty),
        deleteBeforeReplace: options.deleteBeforeReplace,
        ignoreChanges: options.ignoreChanges,
        additionalSecretOutputs: options.additionalSecretOutputs,
        aliases: options.aliases,
        importId: options.importId,
        customTimeouts: secondsOf(options.customTimeouts),
        replaceOnChanges: options.replaceOnChanges,
        replacementTrigger: options.replacementTrigger,
        retainOnDelete: options.retainOnDelete,
        deletedWith: options.deletedWith,
        replaceWith: options.replaceWith,
        hideDiff: options.hideDiff,
        hooks: options.hooks,
        ...context.positions.originOf(request),
    };
}

/** The SDK knows success and failure only; what was skipped has failed for it. */
const results = { success: Result.SUCCESS, failed: Result.FAIL, skipped: Result.FAIL } as const;

function responseOf(
    request: RegisterResourceRequest,
    { urn, id }: { readonly urn: string; readonly id: string },
    outputs: PropertyMap,
    outcome: RegistrationResult["outcome"],
): RegisterResourceResponse {
    const known = request.getSupportspartialvalues()
        ? outputs
        : Object.fromEntries(Object.entries(outputs).filter(([, value]) => !containsUnknowns(value)));
    const options = {
        unknowns: true,
        secrets: request.getAcceptsecrets(),
        resources: request.getAcceptresources(),
    };
    return new RegisterResourceResponse()
        .setUrn(urn)
        .setId(id)
        .setObject(toStruct(known, options))
        .setResult(results[outcome]);
}

/**
 * Serves the registration of a resource.
 * Source: `RegisterResource` in `pkg/resource/deploy/source_eval.go`.
 */
export async function registerResource(
    request: RegisterResourceRequest,
    metadata: Metadata,
    context: MonitorContext,
): Promise<RegisterResourceResponse> {
    const [type, custom, remote] = [request.getType(), request.getCustom(), request.getRemote()];
    if ((custom || remote) && type.split(":").length !== 3) {
        throw new StatusError(
            status.INVALID_ARGUMENT,
            `Type '${type}' is not a valid type token (must have format '*:*:*')`,
        );
    }
    const ready = await prepare(request, metadata, context);
    const remember = (urn: string): void => {
        context.transforms.remember(urn, request.getParent(), ready.transforms);
        if (!custom) {
            context.registered.addProviders(urn, ready.options.providers);
        }
    };
    if (remote) {
        const { urn, outputs, write } = await constructComponent(ready, context);
        remember(urn);
        const response = responseOf(request, { urn, id: "" }, outputs, "success");
        write(response);
        return response;
    }
    const goal = await goalOf(ready, context);
    const { state, outcome } = await context.driver.register(goal);
    if (outcome !== "success" && !request.getSupportsresultreporting()) {
        throw new StatusError(status.INTERNAL, "resource registration failed");
    }
    context.registered.add(state.urn, goal);
    remember(state.urn);
    // A component's outputs come later, and may refer to resources that are not registered yet.
    return responseOf(request, state, custom ? state.outputs : {}, outcome);
}
