import { sanitize } from "../../display/text";
import { estimateCosts, sumCosts } from "../costs";
import { changesOf, countsOf } from "./changes";
import { diagramOf } from "./diagram";
import { isRefused, tellingErrors } from "./failures";
import type { ReportInput, StackInput, StackSide } from "./input";
import { policyResults } from "./policies";
import { releaseChanges } from "./releases";
import type { Failure, Report, StackReport } from "./report";
import { ResourceNames } from "./resource-names";
import { packRisks } from "./risks/policy-risks";
import { risksOf, sortRisks } from "./risks/risks";
import { settingsChanges } from "./settings-changes";

/** Decides what the report says. */
export function makeReport({ base, head, stacks, policyFiles, remarks }: ReportInput): Report {
    const reports = stacks.map(stackReport);
    return {
        base,
        head,
        stacks: reports,
        risks: sortRisks([...reports.flatMap(({ risks }) => risks), ...packRisks(policyFiles)]),
        costs: sumCosts(reports.map(({ costs }) => costs).filter((costs) => costs !== undefined)),
        remarks,
    };
}

function stackReport(input: StackInput): StackReport {
    const { stack, before, after, policies, releases } = input;
    const resources = [
        ...new Map([...resourcesOf(before), ...resourcesOf(after)].map((one) => [one.urn, one])).values(),
    ];
    const names = new ResourceNames(stack, resources);
    const stated = changesOf(input, names);
    const changes = stated.map(({ change }) => change);
    const failures = [...failuresOf("head", after, isRefused(policies)), ...failuresOf("base", before, false)];
    const custom = resources.filter((resource) => resource.custom);
    return {
        stack,
        presence: before === undefined ? "new" : after === undefined ? "removed" : "both",
        failures,
        counts: countsOf(changes, custom.length),
        changes,
        settings: isRead(before) && isRead(after) ? settingsChanges(before.settings, after.settings) : [],
        risks: risksOf(input, stated, failures),
        policies: policyResults(policies, new Set(changes.map(({ urn }) => urn))),
        // What a removed stack has stays, and costs.
        costs: failures.length > 0 ? undefined : estimateCosts(before, after ?? before),
        releases: releaseChanges(releases),
        diagram: diagramOf(resources, changes, names),
        remarks: remarksOf(after ?? before),
    };
}

/** Whether a side got as far as its settings. */
function isRead(side: StackSide | undefined): side is StackSide {
    return side !== undefined && (side.succeeded || Object.keys(side.settings).length > 0);
}

function resourcesOf(side: StackSide | undefined) {
    return side?.resources ?? [];
}

/** @param refused whether policies ended it, which is told as that */
function failuresOf(side: Failure["side"], found: StackSide | undefined, refused: boolean): Failure[] {
    const telling = tellingErrors(found?.diagnostics ?? []);
    const silent = found?.succeeded === false && telling.length === 0 && !refused;
    const told = silent ? [{ urn: "", message: "The rehearsal failed and did not say why." }] : telling;
    return told.map(({ urn, message }) => ({ side, urn, message: sanitize(message) }));
}

function remarksOf(side: StackSide | undefined): string[] {
    return side?.diagnostics.filter(({ severity }) => severity === "warning").map(({ message }) => message) ?? [];
}
