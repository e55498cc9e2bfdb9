import { Alias } from "@pulumi/pulumi/proto/alias_pb";
import {
    ErrorHookRequest,
    RegisterResourceRequest,
    ResourceHookRequest,
    ResourceOptions,
} from "@pulumi/pulumi/proto/resource_pb";
import type { ResourceState } from "../../model/state";
import { nameOf } from "../../model/urn";
import { bindHooks } from "../wire/hook-binding";
import { keepAll, toStruct } from "../wire/marshal";
import { formatDuration } from "./durations";

/** The states that a hook is told of. */
export interface HookStates {
    readonly before?: ResourceState;
    readonly after?: ResourceState;
}

const everything = { ...keepAll, outputs: true };

/** The options of a resource as hooks see them. Source: `pkg/resource/deploy/resource_options.go`. */
function optionsOf(state: ResourceState): ResourceOptions {
    const options = new ResourceOptions()
        .setDependsOnList([...state.dependencies])
        .setIgnoreChangesList([...state.ignoreChanges])
        .setReplaceOnChangesList([...state.replaceOnChanges])
        .setProvider(state.provider)
        .setDeletedWith(state.deletedWith)
        .setImport(state.importID)
        .setHideDiffList([...state.hideDiff])
        .setReplaceWithList([...state.replaceWith])
        .setParent(state.parent)
        .setAliasesList(state.aliases.map((urn) => new Alias().setUrn(urn)))
        .setAdditionalSecretOutputsList([...state.additionalSecretOutputs])
        .setProtect(state.protect)
        .setRetainOnDelete(state.retainOnDelete);
    if (Object.keys(state.resourceHooks).length > 0) {
        options.setHooks(bindHooks(new RegisterResourceRequest.ResourceHooksBinding(), state.resourceHooks));
    }
    if (state.customTimeouts !== undefined) {
        const { create, update, delete: remove } = state.customTimeouts;
        options.setCustomTimeouts(
            new RegisterResourceRequest.CustomTimeouts()
                .setCreate(formatDuration(create))
                .setUpdate(formatDuration(update))
                .setDelete(formatDuration(remove)),
        );
    }
    return options;
}

function subjectOf({ before, after }: HookStates): ResourceState {
    const state = after ?? before;
    if (state === undefined) {
        throw new Error("a hook needs a resource");
    }
    return state;
}

/** What a hook is told; only hooks that run after a change see its outputs. */
export function hookRequest(states: HookStates, afterChange: boolean): ResourceHookRequest {
    const { before, after } = states;
    const subject = subjectOf(states);
    const request = new ResourceHookRequest()
        .setUrn(subject.urn)
        .setId(subject.id)
        .setName(nameOf(subject.urn))
        .setType(subject.type);
    if (before !== undefined) {
        request
            .setOldInputs(toStruct(before.inputs, everything))
            .setOldOutputs(toStruct(before.outputs, everything))
            .setOldOptions(optionsOf(before));
    }
    if (after !== undefined) {
        request.setNewInputs(toStruct(after.inputs, everything)).setNewOptions(optionsOf(after));
        if (afterChange) {
            request.setNewOutputs(toStruct(after.outputs, everything));
        }
    }
    return request;
}

/** What an error hook is told: the operation that failed, and all its failures, the last one first. */
export function errorHookRequest(states: HookStates, operation: string, failures: readonly string[]): ErrorHookRequest {
    const { before, after } = states;
    const subject = subjectOf(states);
    const request = new ErrorHookRequest()
        .setUrn(subject.urn)
        .setId(subject.id)
        .setName(nameOf(subject.urn))
        .setType(subject.type)
        .setFailedOperation(operation)
        .setErrorsList([...failures]);
    if (before !== undefined) {
        request
            .setOldInputs(toStruct(before.inputs, everything))
            .setOldOutputs(toStruct(before.outputs, everything))
            .setOldOptions(optionsOf(before));
    }
    if (after !== undefined) {
        request.setNewInputs(toStruct(after.inputs, everything)).setNewOptions(optionsOf(after));
    }
    return request;
}
