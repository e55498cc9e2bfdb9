import * as pb from "@pulumi/pulumi/proto/provider_pb";
import { nameOf, typeOf } from "../../model/urn";
import { type MarshalOptions, toStruct } from "../wire/marshal";
import type * as api from "./provider";
import type { Capabilities } from "./plugin-connection";

/** What every request about one resource begins with. */
interface AboutResource<Self> {
    setUrn(value: string): Self;
    setName(value: string): Self;
    setType(value: string): Self;
}

function about<Message extends AboutResource<Message>>(message: Message, urn: string): Message {
    return message.setUrn(urn).setName(nameOf(urn)).setType(typeOf(urn));
}

function plain({ secrets, resources }: Capabilities, unknowns: boolean): MarshalOptions {
    return { secrets, resources, unknowns };
}

/** Values that are only looked at travel without the contents of assets. */
function elided(capabilities: Capabilities, unknowns: boolean): MarshalOptions {
    return { ...plain(capabilities, unknowns), elideAssets: true };
}

/** Configuration is checked in plain values; its secretness is restored afterwards. */
const configOptions: MarshalOptions = { unknowns: true };

export function checkConfigMessage({ urn, olds, news }: api.CheckConfigRequest): pb.CheckRequest {
    return about(new pb.CheckRequest(), urn)
        .setOlds(toStruct(olds, configOptions))
        .setNews(toStruct(news, configOptions));
}

export function diffConfigMessage(request: api.DiffConfigRequest): pb.DiffRequest {
    return about(new pb.DiffRequest(), request.urn)
        .setOldInputs(toStruct(request.oldInputs, configOptions))
        .setOlds(toStruct(request.oldOutputs, configOptions))
        .setNews(toStruct(request.newInputs, configOptions))
        .setIgnorechangesList([...request.ignoreChanges]);
}

export function checkMessage(request: api.CheckRequest, capabilities: Capabilities): pb.CheckRequest {
    const options = plain(capabilities, request.preview);
    return about(new pb.CheckRequest(), request.urn)
        .setOlds(toStruct(request.olds ?? {}, options))
        .setNews(toStruct(request.news, options))
        .setRandomseed(request.randomSeed);
}

export function diffMessage(request: api.DiffRequest, capabilities: Capabilities): pb.DiffRequest {
    const options = elided(capabilities, request.allowUnknowns);
    return about(new pb.DiffRequest(), request.urn)
        .setId(request.id)
        .setOldInputs(toStruct(request.oldInputs, options))
        .setOlds(toStruct(request.oldOutputs, options))
        .setNews(toStruct(request.newInputs, options))
        .setIgnorechangesList([...request.ignoreChanges]);
}

export function createMessage(request: api.CreateRequest, capabilities: Capabilities): pb.CreateRequest {
    return about(new pb.CreateRequest(), request.urn)
        .setProperties(toStruct(request.inputs, plain(capabilities, request.preview)))
        .setTimeout(request.timeout)
        .setPreview(request.preview);
}

export function updateMessage(request: api.UpdateRequest, capabilities: Capabilities): pb.UpdateRequest {
    const olds = elided(capabilities, false);
    return about(new pb.UpdateRequest(), request.urn)
        .setId(request.id)
        .setOldInputs(toStruct(request.oldInputs, olds))
        .setOlds(toStruct(request.oldOutputs, olds))
        .setNews(toStruct(request.inputs, plain(capabilities, request.preview)))
        .setTimeout(request.timeout)
        .setIgnorechangesList([...request.ignoreChanges])
        .setPreview(request.preview);
}

export function deleteMessage(request: api.DeleteRequest, capabilities: Capabilities): pb.DeleteRequest {
    const options = elided(capabilities, false);
    return about(new pb.DeleteRequest(), request.urn)
        .setId(request.id)
        .setProperties(toStruct(request.outputs, options))
        .setOldInputs(toStruct(request.inputs, options))
        .setTimeout(request.timeout);
}

export function readMessage(request: api.ReadRequest, capabilities: Capabilities): pb.ReadRequest {
    const options = elided(capabilities, false);
    const message = about(new pb.ReadRequest(), request.urn)
        .setId(request.id)
        .setProperties(toStruct(request.outputs, options));
    return request.inputs === undefined ? message : message.setInputs(toStruct(request.inputs, options));
}
