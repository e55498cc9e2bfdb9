import type { Callback } from "@pulumi/pulumi/proto/callback_pb";
import * as pb from "@pulumi/pulumi/proto/resource_pb";
import type { PropertyMap } from "../../model/values";
import { readAlias, writeAlias } from "../providers/alias-message";
import type { Callbacks } from "../wire/callbacks";
import { bindHooks } from "../wire/hook-binding";
import { keepAll, toStruct, toValue } from "../wire/marshal";
import { fromStruct, fromValue } from "../wire/unmarshal";
import { hooksOf, type RegistrationOptions, timeoutsOf } from "./options";

/** What a transform may look at, but not change. */
export interface TransformSubject {
    readonly type: string;
    readonly name: string;
    readonly custom: boolean;
    readonly parent: string;
}

export interface Transformed {
    readonly inputs: PropertyMap;
    readonly options: RegistrationOptions;
}

/** What a function call may have changed by invoke transforms. */
export interface InvokeOptions {
    readonly provider: string;
    readonly version: string;
    readonly downloadUrl: string;
}

const everything = { ...keepAll, outputs: true };

function writeOptions(options: RegistrationOptions): pb.TransformResourceOptions {
    const message = new pb.TransformResourceOptions()
        .setImport(options.importId)
        .setDependsOnList([...options.dependsOn])
        .setIgnoreChangesList([...options.ignoreChanges])
        .setReplaceOnChangesList([...options.replaceOnChanges])
        .setVersion(options.version)
        .setPluginDownloadUrl(options.downloadUrl)
        .setAliasesList(options.aliases.map(writeAlias))
        .setProvider(options.provider)
        .setHideDiffList([...options.hideDiff])
        .setDeletedWith(options.deletedWith)
        .setReplaceWithList([...options.replaceWith])
        .setAdditionalSecretOutputsList([...options.additionalSecretOutputs]);
    options.providers.forEach((reference, name) => message.getProvidersMap().set(name, reference));
    if (Object.keys(options.hooks).length > 0) {
        message.setHooks(bindHooks(new pb.RegisterResourceRequest.ResourceHooksBinding(), options.hooks));
    }
    if (options.protect !== undefined) {
        message.setProtect(options.protect);
    }
    if (options.retainOnDelete !== undefined) {
        message.setRetainOnDelete(options.retainOnDelete);
    }
    if (options.deleteBeforeReplace !== undefined) {
        message.setDeleteBeforeReplace(options.deleteBeforeReplace);
    }
    if (options.replacementTrigger !== undefined) {
        message.setReplacementTrigger(toValue(options.replacementTrigger, everything));
    }
    if (options.customTimeouts !== undefined) {
        const { create, update, delete: remove } = options.customTimeouts;
        const timeouts = new pb.RegisterResourceRequest.CustomTimeouts();
        message.setCustomTimeouts(timeouts.setCreate(create).setUpdate(update).setDelete(remove));
    }
    return message;
}

function readTransformedOptions(message: pb.TransformResourceOptions): RegistrationOptions {
    const providers = new Map<string, string>();
    message.getProvidersMap().forEach((reference: string, name: string) => providers.set(name, reference));
    const trigger = message.getReplacementTrigger();
    return {
        importId: message.getImport(),
        dependsOn: message.getDependsOnList(),
        protect: message.hasProtect() ? message.getProtect() : undefined,
        ignoreChanges: message.getIgnoreChangesList(),
        replaceOnChanges: message.getReplaceOnChangesList(),
        replacementTrigger: trigger && fromValue(trigger),
        version: message.getVersion(),
        downloadUrl: message.getPluginDownloadUrl(),
        aliases: message.getAliasesList().map(readAlias),
        provider: message.getProvider(),
        providers,
        hideDiff: message.getHideDiffList(),
        customTimeouts: timeoutsOf(message.getCustomTimeouts()),
        retainOnDelete: message.hasRetainOnDelete() ? message.getRetainOnDelete() : undefined,
        deletedWith: message.getDeletedWith(),
        replaceWith: message.getReplaceWithList(),
        deleteBeforeReplace: message.hasDeleteBeforeReplace() ? message.getDeleteBeforeReplace() : undefined,
        additionalSecretOutputs: message.getAdditionalSecretOutputsList(),
        hooks: hooksOf(message.getHooks()),
    };
}

/**
 * The functions of the program that change registrations and function calls before the engine acts on them.
 * Source: `RegisterResource`, `wrapTransformCallback` and `wrapInvokeTransformCallback` in
 * `pkg/resource/deploy/source_eval.go`.
 */
export class Transforms {
    private readonly stack: Callback[] = [];
    private readonly stackInvokes: Callback[] = [];
    private readonly byUrn = new Map<string, readonly Callback[]>();
    private readonly parents = new Map<string, string>();
    /** Transforms of remote components, until the component registers itself. */
    private readonly pending = new Map<string, readonly Callback[]>();

    constructor(
        private readonly callbacks: Callbacks,
        /** From where relative paths of assets start. */
        private readonly directory: string,
    ) {}

    addStackTransform(callback: Callback): void {
        this.stack.push(callback);
    }

    addStackInvokeTransform(callback: Callback): void {
        this.stackInvokes.push(callback);
    }

    /** The resource's own transforms; a remote component's are kept until its provider registers it. */
    ownTransforms(subject: TransformSubject, given: readonly Callback[], remote: boolean): readonly Callback[] {
        const key = `${subject.parent}::${subject.type}::${subject.name}`;
        const pending = this.pending.get(key);
        this.pending.delete(key);
        if (pending !== undefined) {
            return pending;
        }
        if (remote && given.length > 0) {
            this.pending.set(key, given);
        }
        return given;
    }

    /** Remembers the transforms of a registered resource, for its children. */
    remember(urn: string, parent: string, own: readonly Callback[]): void {
        this.parents.set(urn, parent);
        if (own.length > 0) {
            this.byUrn.set(urn, own);
        }
    }

    /** Applies the resource's own transforms, then those of its ancestors, the nearest first, then the stack's. */
    async apply(subject: TransformSubject, own: readonly Callback[], start: Transformed): Promise<Transformed> {
        const all = [...own];
        for (let urn = subject.parent; urn !== ""; urn = this.parents.get(urn) ?? "") {
            all.push(...(this.byUrn.get(urn) ?? []));
        }
        let result = start;
        for (const callback of [...all, ...this.stack]) {
            result = await this.transform(callback, subject, result);
        }
        return result;
    }

    async applyToInvoke(
        token: string,
        args: PropertyMap,
        options: InvokeOptions,
    ): Promise<{ args: PropertyMap; options: InvokeOptions }> {
        let result = { args, options };
        for (const callback of this.stackInvokes) {
            const message = new pb.TransformInvokeOptions()
                .setProvider(result.options.provider)
                .setVersion(result.options.version)
                .setPluginDownloadUrl(result.options.downloadUrl);
            const request = new pb.TransformInvokeRequest()
                .setToken(token)
                .setArgs(toStruct(result.args, everything))
                .setOptions(message);
            const bytes = await this.callbacks.invoke(callback, request);
            const response = pb.TransformInvokeResponse.deserializeBinary(bytes);
            const changed = response.getOptions();
            const newArgs = response.getArgs();
            result = {
                args: newArgs === undefined ? result.args : fromStruct(newArgs),
                options:
                    changed === undefined
                        ? result.options
                        : {
                              provider: changed.getProvider(),
                              version: changed.getVersion(),
                              downloadUrl: changed.getPluginDownloadUrl(),
                          },
            };
        }
        return result;
    }

    private async transform(callback: Callback, subject: TransformSubject, current: Transformed): Promise<Transformed> {
        const request = new pb.TransformRequest()
            .setType(subject.type)
            .setName(subject.name)
            .setCustom(subject.custom)
            .setParent(subject.parent)
            .setProperties(toStruct(current.inputs, everything))
            .setOptions(writeOptions(current.options));
        const response = pb.TransformResponse.deserializeBinary(await this.callbacks.invoke(callback, request));
        const [inputs, options] = [response.getProperties(), response.getOptions()];
        return {
            inputs: inputs === undefined ? current.inputs : fromStruct(inputs, { hashAssetsIn: this.directory }),
            options: options === undefined ? current.options : readTransformedOptions(options),
        };
    }
}
