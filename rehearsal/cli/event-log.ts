import type { DiffKind, EngineEvent, PropertyDifference, Severity, StepMetadata, StepOp } from "../model/events";
import type { ResourceState } from "../model/state";
import { stepOps } from "../display";
import type { Crypter } from "../state";
import { Fields } from "../state/fields";
import { type Json, type JsonObject, parseJson } from "../state/json";
import { decodeResource } from "../state/resource-json";

/**
 * Translates a line of the Pulumi CLI's `--event-log`.
 * Source: `sdk/go/common/apitype/events.go` in pulumi/pulumi.
 *
 * @returns `undefined` for events that the display has no use for
 */
export function parseEvent(line: string): EngineEvent | undefined {
    const event = new Fields(parseJson(line), "event");
    const has = (name: string) => event.value(name) !== undefined;
    const payload = (name: string) => new Fields(event.object(name), name);
    if (has("preludeEvent")) {
        return { kind: "prelude", config: textsOf(payload("preludeEvent").object("config")), preview: false };
    }
    if (has("resourcePreEvent")) {
        return { kind: "resource-pre", step: toStep(payload("resourcePreEvent").object("metadata")) };
    }
    if (has("resOutputsEvent")) {
        return { kind: "resource-outputs", step: toStep(payload("resOutputsEvent").object("metadata")) };
    }
    if (has("resOpFailedEvent")) {
        return { kind: "resource-failed", step: toStep(payload("resOpFailedEvent").object("metadata")) };
    }
    if (has("diagnosticEvent")) {
        return toDiagnostic(payload("diagnosticEvent"));
    }
    if (has("stdoutEvent")) {
        return { kind: "stdout", message: withoutColours(payload("stdoutEvent").text("message")) };
    }
    if (has("policyEvent")) {
        return toViolation(payload("policyEvent"));
    }
    if (has("policyRemediationEvent")) {
        const fields = payload("policyRemediationEvent");
        return {
            kind: "policy-remediation",
            urn: fields.text("resourceUrn"),
            pack: fields.text("policyPackName"),
            policy: fields.text("policyName"),
            before: fields.object("before"),
            after: fields.object("after"),
        };
    }
    return has("summaryEvent") ? toSummary(payload("summaryEvent")) : undefined;
}

function toDiagnostic(fields: Fields): EngineEvent {
    const severity = severities.find((known) => known === fields.text("severity")) ?? "info";
    return {
        kind: "diagnostic",
        severity,
        urn: fields.text("urn"),
        message: withoutColours(fields.text("message")),
        ephemeral: fields.flag("ephemeral"),
    };
}

const severities: readonly Severity[] = ["debug", "info", "warning", "error"];

function toViolation(fields: Fields): EngineEvent {
    const level = fields.text("enforcementLevel");
    return {
        kind: "policy",
        urn: fields.text("resourceUrn"),
        pack: fields.text("policyPackName"),
        packVersion: fields.text("policyPackVersion"),
        policy: fields.text("policyName"),
        severity: fields.text("severity"),
        enforcement: level === "mandatory" || level === "remediate" ? level : "advisory",
        message: withoutColours(fields.text("message")),
        source: undefined,
    };
}

function toSummary(fields: Fields): EngineEvent {
    const counts = new Fields(fields.object("resourceChanges"), "resourceChanges");
    const changes = stepOps.map((op): [StepOp, number] => [op, counts.number(op)]).filter(([, count]) => count > 0);
    return {
        kind: "summary",
        outcome: fields.text("result") === "succeeded" ? "succeeded" : "failed",
        seconds: fields.number("durationSeconds"),
        changes: Object.fromEntries(changes),
    };
}

function toStep(metadata: JsonObject): StepMetadata {
    const fields = new Fields(metadata, "step");
    const type = fields.text("type");
    const urn = fields.text("urn");
    return {
        op: stepOps.find((op) => op === fields.text("op")) ?? "same",
        urn,
        type,
        provider: fields.text("provider"),
        old: toState(fields.value("old")),
        new: toState(fields.value("new")),
        keys: fields.texts("keys"),
        diffs: fields.texts("diffs"),
        detailedDiff: toDetails(fields.value("detailedDiff")),
        logical: fields.flag("logical"),
        // Pulumi doesn't show the providers that it makes itself.
        internal: type.startsWith("pulumi:providers:") && /::default(_[^:]*)?$/.test(urn),
    };
}

/** Secrets stand in a log without their content. */
const blinded: Crypter = { encrypt: (text) => text, decrypt: () => JSON.stringify("[secret]"), keep: () => undefined };

/** In a log, a state has the most important fields of a stored one. */
function toState(json: Json | undefined): ResourceState | undefined {
    return json === undefined || json === null ? undefined : decodeResource(json, blinded);
}

function toDetails(json: Json | undefined): Record<string, PropertyDifference> | undefined {
    if (json === undefined || json === null) {
        return undefined;
    }
    const details = Object.entries(new Fields({ json }, "detailedDiff").object("json")).map(([path, value]) => {
        const fields = new Fields(value, "difference");
        const kind = kinds.find((known) => known === fields.text("diffKind")) ?? "update";
        return [path, { kind, inputDiff: fields.flag("inputDiff") }] as const;
    });
    return Object.fromEntries(details);
}

const kinds: readonly DiffKind[] = ["add", "add-replace", "delete", "delete-replace", "update", "update-replace"];

function textsOf(object: JsonObject): Record<string, string> {
    return Object.fromEntries(
        Object.entries(object).filter((entry): entry is [string, string] => typeof entry[1] === "string"),
    );
}

/** Colours stand in messages as tags such as `<{%reset%}>`. */
function withoutColours(message: string): string {
    return message.replaceAll(/<\{%[^%]*%\}>/g, "");
}
