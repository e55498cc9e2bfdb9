import * as pb from "@pulumi/pulumi/proto/analyzer_pb";
import type { ResourceState } from "../../model/state";
import type { PropertyMap } from "../../model/values";
import { nameOf } from "../../model/urn";
import { toStruct } from "../wire/marshal";

/** Unknown and secret values are told as such; references as ids or URNs. */
const options = { unknowns: true, secrets: true };

function withoutInternal(properties: PropertyMap): PropertyMap {
    return Object.fromEntries(Object.entries(properties).filter(([key]) => !key.startsWith("__")));
}

function optionsOf(state: ResourceState, deleteBeforeReplace: boolean | undefined): pb.AnalyzerResourceOptions {
    const timeouts = state.customTimeouts ?? { create: 0, update: 0, delete: 0 };
    return new pb.AnalyzerResourceOptions()
        .setProtect(state.protect)
        .setIgnorechangesList([...state.ignoreChanges])
        .setDeletebeforereplace(deleteBeforeReplace === true)
        .setDeletebeforereplacedefined(deleteBeforeReplace !== undefined)
        .setAdditionalsecretoutputsList([...state.additionalSecretOutputs])
        .setAliasesList([...state.aliases])
        .setParent(state.parent)
        .setCustomtimeouts(
            new pb.AnalyzerResourceOptions.CustomTimeouts()
                .setCreate(timeouts.create)
                .setUpdate(timeouts.update)
                .setDelete(timeouts.delete),
        );
}

function providerOf(provider: ResourceState): pb.AnalyzerProviderResource {
    return new pb.AnalyzerProviderResource()
        .setUrn(provider.urn)
        .setType(provider.type)
        .setName(nameOf(provider.urn))
        .setProperties(toStruct(withoutInternal(provider.inputs), options));
}

/** What a policy is told of one resource before it is touched. */
export function analyzeRequest(
    state: ResourceState,
    deleteBeforeReplace: boolean | undefined,
    provider: ResourceState | undefined,
    /** Remediations see, and may change, everything. */
    internal: boolean,
): pb.AnalyzeRequest {
    const request = new pb.AnalyzeRequest()
        .setUrn(state.urn)
        .setType(state.type)
        .setName(nameOf(state.urn))
        .setProperties(toStruct(internal ? state.inputs : withoutInternal(state.inputs), options))
        .setOptions(optionsOf(state, deleteBeforeReplace));
    return provider === undefined ? request : request.setProvider(providerOf(provider));
}

/** What a policy on the whole stack is told of one resource. */
export function stackResource(
    state: ResourceState,
    deleteBeforeReplace: boolean | undefined,
    provider: ResourceState | undefined,
): pb.AnalyzerResource {
    const resource = new pb.AnalyzerResource()
        .setUrn(state.urn)
        .setType(state.type)
        .setName(nameOf(state.urn))
        .setProperties(toStruct(withoutInternal(state.outputs), options))
        .setOptions(optionsOf(state, deleteBeforeReplace))
        .setParent(state.parent)
        .setDependenciesList([...state.dependencies]);
    for (const [key, urns] of Object.entries(state.propertyDependencies)) {
        if (urns.length > 0) {
            const list = new pb.AnalyzerPropertyDependencies().setUrnsList([...urns]);
            resource.getPropertydependenciesMap().set(key, list);
        }
    }
    return provider === undefined ? resource : resource.setProvider(providerOf(provider));
}
