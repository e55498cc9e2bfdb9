import { stepOps } from "../../display";
import type { Severity } from "../../model/events";
import { declaredAt } from "../../model/source-place";
import { Fields } from "../../state/fields";
import { type Json, type JsonObject, isJsonObject } from "../../state/json";
import type { Diagnostic, DifferentPath, PolicyVerdict, RawViolation, Step, StoredResource } from "../model/input";

/** What a rehearsal found, as its `--json` tells it. */
export interface RehearsalDocument {
    readonly succeeded: boolean;
    readonly settings: Readonly<Record<string, string>>;
    readonly steps: readonly Step[];
    readonly diagnostics: readonly Diagnostic[];
    readonly policies: PolicyVerdict;
    /** What a pack said that was asked for comparison. */
    readonly comparedPolicies: PolicyVerdict;
}

/**
 * Reads what `--json` prints; docs/rehearsal.md describes it.
 *
 * @param compared the same of a pack that was asked for comparison
 */
export function readDocument(json: JsonObject, compared: JsonObject): RehearsalDocument {
    const document = new Fields(json, "rehearsal");
    return {
        succeeded: document.text("result") === "succeeded",
        settings: textsOf(document.object("config")),
        steps: document.list("steps").flatMap(readStep),
        diagnostics: document.list("diagnostics").map(readDiagnostic),
        policies: readPolicies(document),
        comparedPolicies: readPolicies(new Fields(compared, "rehearsal")),
    };
}

function readPolicies(document: Fields): PolicyVerdict {
    const packs = document.list("policyPacks").map((pack) => new Fields(pack, "policy pack").number("policies"));
    return {
        applied: packs.reduce((sum, policies) => sum + policies, 0),
        violations: document.list("policies").map(readViolation),
    };
}

function readStep(json: Json): Step[] {
    const fields = new Fields(json, "step");
    const op = stepOps.find((known) => known === fields.text("op"));
    if (op === undefined) {
        return [];
    }
    const state = (side: string) => (fields.value(side) === undefined ? undefined : readResource(fields.object(side)));
    return [
        {
            op,
            urn: fields.text("urn"),
            old: state("oldState"),
            new: state("newState"),
            diffs: fields.texts("diffReasons"),
            replaceKeys: fields.texts("replaceReasons"),
            paths: Object.entries(fields.object("detailedDiff")).map(([path, difference]) =>
                readPath(path, new Fields(difference, path)),
            ),
        },
    ];
}

function readPath(path: string, fields: Fields): DifferentPath {
    const kind = fields.text("kind");
    return {
        path,
        kind: kind.startsWith("add") ? "add" : kind.startsWith("delete") ? "delete" : "update",
        replaces: kind.endsWith("-replace"),
        inputDiff: fields.flag("inputDiff"),
    };
}

function readResource(json: JsonObject): StoredResource {
    const fields = new Fields(json, "resource");
    const frames = fields.list("stackTrace").filter(isJsonObject);
    return {
        urn: fields.text("urn"),
        type: fields.text("type"),
        custom: fields.flag("custom"),
        inputs: fields.object("inputs"),
        outputs: fields.object("outputs"),
        parent: fields.text("parent"),
        provider: fields.text("provider"),
        dependencies: fields.texts("dependencies"),
        protect: fields.flag("protect"),
        retainOnDelete: fields.flag("retainOnDelete"),
        source: declaredAt({
            sourcePosition: fields.text("sourcePosition"),
            stackTrace: frames.map((frame) => new Fields(frame, "stackTrace").text("sourcePosition")),
        }),
    };
}

const severities: readonly Severity[] = ["debug", "info", "warning", "error"];

function readDiagnostic(json: Json): Diagnostic {
    const fields = new Fields(json, "diagnostic");
    const severity = severities.find((known) => known === fields.text("severity")) ?? "info";
    return { urn: fields.text("urn"), severity, message: fields.text("message") };
}

function readViolation(json: Json): RawViolation {
    const fields = new Fields(json, "policy violation");
    const enforcement = fields.text("enforcement");
    const file = fields.text("file");
    return {
        urn: fields.text("urn"),
        policy: fields.text("policy"),
        severity: fields.text("severity"),
        enforcement: enforcement === "advisory" || enforcement === "remediate" ? enforcement : "mandatory",
        message: fields.text("message"),
        source: file === "" ? undefined : { file, line: fields.number("line") },
    };
}

function textsOf(map: JsonObject): Record<string, string> {
    return Object.fromEntries(
        Object.entries(map).map(([key, value]) => [key, typeof value === "string" ? value : JSON.stringify(value)]),
    );
}
