import * as pb from "@pulumi/pulumi/proto/provider_pb";
import { toStruct } from "../wire/marshal";
import { fromStruct } from "../wire/unmarshal";
import { readDependencies, writeDependencies } from "./dependency-map";
import type { CallRequest, CallResult, CheckFailure } from "./provider";
import type { Capabilities } from "./plugin-connection";

/** The message that calls a method of a component. */
export function callMessage(request: CallRequest, capabilities: Capabilities): pb.CallRequest {
    const { secrets, resources, outputs } = capabilities;
    const { info } = request;
    const message = new pb.CallRequest()
        .setTok(request.token)
        .setArgs(toStruct(request.args, { secrets, resources, outputs, unknowns: true }))
        .setProject(info.project)
        .setStack(info.stack)
        .setOrganization(info.organization)
        .setConfigsecretkeysList([...info.configSecretKeys])
        .setDryrun(info.preview)
        .setParallel(info.parallel)
        .setMonitorendpoint(info.monitor)
        .setStackTraceHandle(request.stackTraceHandle)
        .setAcceptsOutputValues(true);
    info.config.forEach((value, key) => message.getConfigMap().set(key, value));
    writeDependencies(message.getArgdependenciesMap(), request.argDependencies, (urns) =>
        new pb.CallRequest.ArgumentDependencies().setUrnsList(urns),
    );
    return message;
}

export function readFailures(list: readonly pb.CheckFailure[]): CheckFailure[] {
    return list.map((failure) => ({ property: failure.getProperty(), reason: failure.getReason() }));
}

export function readCall(response: pb.CallResponse): CallResult {
    return {
        result: fromStruct(response.getReturn()),
        failures: readFailures(response.getFailuresList()),
        dependencies: readDependencies(response.getReturndependenciesMap()),
    };
}
