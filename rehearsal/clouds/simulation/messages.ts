import * as proto from "@pulumi/pulumi/proto/provider_pb";

import type {
    Autonaming,
    CheckFailure,
    CheckRequest,
    CheckResult,
    DiffKind,
    DiffRequest,
    DiffResult,
} from "./provider";
import { nameOf, typeOf } from "./urn";
import { type ReadProperties, toStruct } from "./wire";

/** The resource that a request is about. Engines before 3.130 leave out the type and the name. */
export function resourceOf(request: { getUrn(): string; getType(): string; getName(): string }) {
    const urn = request.getUrn();
    return { urn, type: request.getType() || typeOf(urn), name: request.getName() || nameOf(urn) };
}

export function checkRequest(request: proto.CheckRequest, read: ReadProperties): CheckRequest {
    return {
        ...resourceOf(request),
        olds: read(request.getOlds()),
        news: read(request.getNews()),
        randomSeed: request.getRandomseed_asU8(),
        autonaming: autonaming(request.getAutonaming()),
    };
}

function autonaming(options: proto.CheckRequest.AutonamingOptions | undefined): Autonaming | undefined {
    const modes = ["propose", "enforce", "disable"] as const;
    const mode = options === undefined ? undefined : modes[options.getMode()];
    return options === undefined || mode === undefined ? undefined : { mode, proposedName: options.getProposedName() };
}

export function checkResponse({ inputs, failures }: CheckResult): proto.CheckResponse {
    return new proto.CheckResponse().setInputs(toStruct(inputs)).setFailuresList(failures.map(failureMessage));
}

export function failureMessage({ property, reason }: CheckFailure): proto.CheckFailure {
    return new proto.CheckFailure().setProperty(property).setReason(reason);
}

export function diffRequest(request: proto.DiffRequest, read: ReadProperties): DiffRequest {
    return {
        ...resourceOf(request),
        id: request.getId(),
        olds: read(request.getOlds()),
        oldInputs: read(request.getOldInputs()),
        news: read(request.getNews()),
        ignoreChanges: request.getIgnorechangesList(),
    };
}

const changes = {
    none: proto.DiffResponse.DiffChanges.DIFF_NONE,
    some: proto.DiffResponse.DiffChanges.DIFF_SOME,
    unknown: proto.DiffResponse.DiffChanges.DIFF_UNKNOWN,
};

const kinds: Record<DiffKind, proto.PropertyDiff.Kind> = {
    add: proto.PropertyDiff.Kind.ADD,
    "add-replace": proto.PropertyDiff.Kind.ADD_REPLACE,
    delete: proto.PropertyDiff.Kind.DELETE,
    "delete-replace": proto.PropertyDiff.Kind.DELETE_REPLACE,
    update: proto.PropertyDiff.Kind.UPDATE,
    "update-replace": proto.PropertyDiff.Kind.UPDATE_REPLACE,
};

export function diffResponse(result: DiffResult): proto.DiffResponse {
    const response = new proto.DiffResponse()
        .setChanges(changes[result.changes])
        .setReplacesList([...result.replaces])
        .setDiffsList([...result.diffs])
        .setDeletebeforereplace(result.deleteBeforeReplace)
        .setHasdetaileddiff(result.detailedDiff !== undefined);
    for (const [path, { kind, inputDiff }] of result.detailedDiff ?? []) {
        response.getDetaileddiffMap().set(path, new proto.PropertyDiff().setKind(kinds[kind]).setInputdiff(inputDiff));
    }
    return response;
}
