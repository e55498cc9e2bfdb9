import * as pb from "@pulumi/pulumi/proto/provider_pb";
import { bindHooks } from "../wire/hook-binding";
import { toStruct, toValue } from "../wire/marshal";
import { fromStruct } from "../wire/unmarshal";
import { writeAlias } from "./alias-message";
import { readDependencies, writeDependencies } from "./dependency-map";
import type { Capabilities } from "./plugin-connection";
import type { ConstructOptions, ConstructRequest, ConstructResult, RunInfo } from "./provider";

function setInfo(message: pb.ConstructRequest, info: RunInfo): void {
    message
        .setProject(info.project)
        .setStack(info.stack)
        .setOrganization(info.organization)
        .setConfigsecretkeysList([...info.configSecretKeys])
        .setDryrun(info.preview)
        .setParallel(info.parallel)
        .setMonitorendpoint(info.monitor);
    info.config.forEach((value, key) => message.getConfigMap().set(key, value));
}

function setOptions(message: pb.ConstructRequest, options: ConstructOptions): void {
    message
        .setAliasesList(options.aliases.map(writeAlias))
        .setDependenciesList([...options.dependencies])
        .setAdditionalsecretoutputsList([...options.additionalSecretOutputs])
        .setDeletedwith(options.deletedWith)
        .setReplaceWithList([...options.replaceWith])
        .setIgnorechangesList([...options.ignoreChanges])
        .setReplaceonchangesList([...options.replaceOnChanges]);
    options.providers.forEach((reference, name) => message.getProvidersMap().set(name, reference));
    if (options.protect !== undefined) {
        message.setProtect(options.protect);
    }
    if (options.deleteBeforeReplace !== undefined) {
        message.setDeletebeforereplace(options.deleteBeforeReplace);
    }
    if (options.retainOnDelete !== undefined) {
        message.setRetainondelete(options.retainOnDelete);
    }
    if (options.replacementTrigger !== undefined) {
        message.setReplacementTrigger(
            toValue(options.replacementTrigger, { unknowns: true, secrets: true, resources: true, outputs: true }),
        );
    }
    if (options.customTimeouts !== undefined) {
        const { create, update, delete: remove } = options.customTimeouts;
        message.setCustomtimeouts(
            new pb.ConstructRequest.CustomTimeouts().setCreate(create).setUpdate(update).setDelete(remove),
        );
    }
    message.setResourceHooks(bindHooks(new pb.ConstructRequest.ResourceHooksBinding(), options.hooks));
}

/** The message that has a remote component built. */
export function constructMessage(request: ConstructRequest, capabilities: Capabilities): pb.ConstructRequest {
    const { secrets, resources, outputs } = capabilities;
    const message = new pb.ConstructRequest()
        .setType(request.type)
        .setName(request.name)
        .setParent(request.parent)
        .setInputs(toStruct(request.inputs, { secrets, resources, outputs, unknowns: true }))
        .setStackTraceHandle(request.stackTraceHandle)
        .setAcceptsOutputValues(true);
    writeDependencies(message.getInputdependenciesMap(), request.inputDependencies, (urns) =>
        new pb.ConstructRequest.PropertyDependencies().setUrnsList(urns),
    );
    setInfo(message, request.info);
    setOptions(message, request.options);
    return message;
}

export function readConstruct(response: pb.ConstructResponse): ConstructResult {
    return {
        urn: response.getUrn(),
        outputs: fromStruct(response.getState()),
        dependencies: readDependencies(response.getStatedependenciesMap()),
    };
}
