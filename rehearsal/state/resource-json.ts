import { formatPath, tryParsePath } from "../model/paths";
import type { PendingOperation, PendingOperationKind, ResourceState } from "../model/state";
import type { Crypter } from "./crypter";
import { Fields } from "./fields";
import type { Json, JsonObject } from "./json";
import { type SecretForm, decodeProperties, decodeProperty, encodeProperties, encodeProperty } from "./property-json";

/**
 * One resource as the state keeps it; fields that hold nothing are left out.
 * Source: `apitype.ResourceV3` in `sdk/go/common/apitype/core.go` in pulumi/pulumi.
 */
export function encodeResource(state: ResourceState, form: SecretForm): JsonObject {
    const optional = {
        delete: state.delete,
        id: state.id,
        inputs: encodeProperties(state.inputs, form),
        outputs: encodeProperties(state.outputs, form),
        parent: state.parent,
        protect: state.protect,
        taint: state.taint,
        external: state.external,
        dependencies: state.dependencies,
        initErrors: state.initErrors,
        provider: state.provider,
        propertyDependencies: state.propertyDependencies,
        pendingReplacement: state.pendingReplacement,
        additionalSecretOutputs: state.additionalSecretOutputs,
        aliases: state.aliases,
        customTimeouts: withoutEmpty({ ...state.customTimeouts }),
        importID: state.importID,
        retainOnDelete: state.retainOnDelete,
        deletedWith: state.deletedWith,
        replaceWith: state.replaceWith,
        created: state.created ?? "",
        modified: state.modified ?? "",
        sourcePosition: state.sourcePosition,
        stackTrace: state.stackTrace.map((sourcePosition) => withoutEmpty({ sourcePosition })),
        ignoreChanges: state.ignoreChanges,
        hideDiff: state.hideDiff.map((path) => tryParsePath(path) ?? []),
        replaceOnChanges: state.replaceOnChanges,
        refreshBeforeUpdate: state.refreshBeforeUpdate,
        resourceHooks: state.resourceHooks,
    };
    const trigger = state.replacementTrigger ?? null;
    return {
        urn: state.urn,
        custom: state.custom,
        type: state.type,
        ...withoutEmpty(optional),
        // Unlike the other fields, a trigger that is false, 0 or "" counts.
        ...(trigger === null ? {} : { replacementTrigger: encodeProperty(trigger, form) }),
    };
}

export function encodeOperation({ resource, type }: PendingOperation, form: SecretForm): JsonObject {
    return { resource: encodeResource(resource, form), type };
}

/** @throws if a required field is missing or a field has another type than it must have */
export function decodeResource(json: Json, crypter: Crypter): ResourceState {
    const fields = new Fields(json, "resource");
    const urn = fields.text("urn");
    const type = fields.text("type");
    if (urn === "" || type === "") {
        throw new Error(`resource '${urn}' missing required '${urn === "" ? "urn" : "type"}' field`);
    }
    const timeouts = new Fields(fields.object("customTimeouts"), `resource '${urn}': customTimeouts`);
    const trigger = fields.value("replacementTrigger");
    return {
        urn,
        type,
        custom: fields.flag("custom"),
        delete: fields.flag("delete"),
        id: fields.text("id"),
        inputs: decodeProperties(fields.object("inputs"), crypter),
        outputs: decodeProperties(fields.object("outputs"), crypter),
        parent: fields.text("parent"),
        provider: fields.text("provider"),
        dependencies: fields.texts("dependencies"),
        propertyDependencies: fields.textsByKey("propertyDependencies"),
        protect: fields.flag("protect"),
        external: fields.flag("external"),
        pendingReplacement: fields.flag("pendingReplacement"),
        retainOnDelete: fields.flag("retainOnDelete"),
        taint: fields.flag("taint"),
        refreshBeforeUpdate: fields.flag("refreshBeforeUpdate"),
        initErrors: fields.texts("initErrors"),
        additionalSecretOutputs: fields.texts("additionalSecretOutputs"),
        aliases: fields.texts("aliases"),
        ignoreChanges: fields.texts("ignoreChanges"),
        replaceOnChanges: fields.texts("replaceOnChanges"),
        replaceWith: fields.texts("replaceWith"),
        hideDiff: fields.list("hideDiff").map(pathOf),
        deletedWith: fields.text("deletedWith"),
        importID: fields.text("importID"),
        customTimeouts:
            fields.value("customTimeouts") === undefined
                ? undefined
                : {
                      create: timeouts.number("create"),
                      update: timeouts.number("update"),
                      delete: timeouts.number("delete"),
                  },
        replacementTrigger: trigger === undefined ? undefined : decodeProperty(trigger, crypter),
        created: fields.text("created") || undefined,
        modified: fields.text("modified") || undefined,
        sourcePosition: fields.text("sourcePosition"),
        stackTrace: fields.list("stackTrace").map((frame) => new Fields(frame, "stackTrace").text("sourcePosition")),
        resourceHooks: fields.textsByKey("resourceHooks"),
    };
}

export function decodeOperation(json: Json, crypter: Crypter): PendingOperation {
    const fields = new Fields(json, "pending operation");
    const type = pendingKinds.find((kind) => kind === fields.text("type"));
    if (type === undefined) {
        throw new Error(`pending operation of unknown type '${fields.text("type")}'`);
    }
    return { resource: decodeResource(fields.object("resource"), crypter), type };
}

const pendingKinds: readonly PendingOperationKind[] = ["creating", "updating", "deleting", "reading", "importing"];

function pathOf(path: Json): string {
    return Array.isArray(path)
        ? formatPath(path.filter((part) => typeof part === "string" || typeof part === "number"))
        : "";
}

function withoutEmpty(fields: JsonObject): JsonObject {
    return Object.fromEntries(Object.entries(fields).filter(([, value]) => !isEmpty(value)));
}

function isEmpty(value: Json): boolean {
    if (typeof value === "object") {
        return value === null || Object.keys(value).length === 0;
    }
    return value === "" || value === false || value === 0;
}
