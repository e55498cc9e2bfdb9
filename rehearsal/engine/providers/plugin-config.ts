import { ConfigureRequest as ConfigureMessage } from "@pulumi/pulumi/proto/provider_pb";
import type { PropertyMap } from "../../model/values";
import { nameOf, typeOf } from "../../model/urn";
import { containsUnknowns } from "../../model/inspect";
import { keepAll, marshalValue, toStruct } from "../wire/marshal";
import type { Capabilities } from "./plugin-connection";
import type { ConfigureRequest } from "./provider";
import { providerPackage } from "./reference";

/** What Configure left behind: what the plugin understands, and whether its own inputs are known. */
export interface Configuration {
    readonly capabilities: Capabilities;
    readonly known: boolean;
}

/** A plugin that nothing is known of understands plain values only. */
export const noCapabilities: Capabilities = { secrets: false, resources: false, outputs: false, preview: false };

/** Whether a provider can be configured yet. */
export function isKnown(inputs: PropertyMap): boolean {
    return !Object.entries(inputs).some(([key, value]) => key !== "version" && containsUnknowns(value));
}

/** The message that configures a provider plugin. */
export function configureMessage(request: ConfigureRequest): ConfigureMessage {
    const type = typeOf(request.urn);
    const message = new ConfigureMessage()
        .setUrn(request.urn)
        .setName(nameOf(request.urn))
        .setType(type)
        .setId(request.id)
        .setAcceptsecrets(true)
        .setAcceptresources(true)
        .setSendsOldInputs(true)
        .setSendsOldInputsToDelete(true)
        .setArgs(toStruct(request.inputs, keepAll));
    const variables = message.getVariablesMap();
    for (const [key, value] of Object.entries(request.inputs)) {
        if (key !== "version") {
            const plain = marshalValue(value, {}) ?? null;
            variables.set(
                `${providerPackage(type)}:config:${key}`,
                typeof plain === "string" ? plain : JSON.stringify(plain),
            );
        }
    }
    return message;
}
