import type { DeploymentResult } from "../model/deployment";
import type { PropertyMap } from "../model/values";
import { differenceLines } from "./diff-lines";
import { groupBy } from "./groups";
import { hasChanges, stepOps, wordsFor } from "./operations";
import { policySummary } from "./policy-report";
import type { Diagnostic, Progress } from "./progress";
import { compareOutputs } from "./property-diff";
import type { Styles } from "./styles";
import { count, duration, resourceText, sanitize } from "./text";
import { isShown, toShownMap, valueLines } from "./values";

/** What the program, the providers and the engine said, grouped by resource. */
export function diagnosticLines(diagnostics: readonly Diagnostic[], styles: Styles): string[] {
    if (diagnostics.length === 0) {
        return [];
    }
    const lines = [...groupBy(diagnostics, ({ urn }) => urn)].flatMap(([urn, group]) => [
        `  ${styles.bold(urn === "" ? "program" : resourceText(urn))}`,
        ...group.flatMap(({ severity, message }) => {
            const text = sanitize(severity === "info" ? message : `${severity}: ${message}`).trimEnd();
            const style = severity === "error" ? styles.bad : severity === "warning" ? styles.warning : plain;
            return text.split("\n").map((line) => `    ${style(line)}`);
        }),
    ]);
    return [styles.bold("Diagnostics:"), ...lines, ""];
}

/** The stack's outputs; with those before the run, what became of them. */
export function outputLines(outputs: PropertyMap, before: PropertyMap, styles: Styles): string[] {
    const shown = Object.entries(toShownMap(outputs)).filter(isShown);
    const changed = new Map(compareOutputs(before, outputs).map((difference) => [difference.path, difference]));
    const removed = [...changed.values()].filter(({ kind }) => kind === "delete");
    if (shown.length + removed.length === 0) {
        return [];
    }
    const lines = shown.flatMap(([key, value]) => {
        const difference = changed.get(key);
        if (difference !== undefined) {
            return differenceLines(difference, "  ", styles);
        }
        const [first = "", ...rest] = valueLines(value, "    ");
        return [`    ${key}: ${first}`, ...rest];
    });
    return [styles.bold("Outputs:"), ...lines, ...removed.flatMap((gone) => differenceLines(gone, "  ", styles)), ""];
}

/** How the run ended: counts by kind of step, duration. */
export function summaryLines(progress: Progress, result: DeploymentResult, preview: boolean, styles: Styles): string[] {
    const resources = stepOps.flatMap((op) => {
        const amount = result.changes[op] ?? 0;
        const { plan, done, style } = wordsFor(op);
        const text = preview && op !== "same" ? `${amount} to ${plan}` : `${amount} ${done}`;
        return amount === 0 ? [] : [styles[style](text)];
    });
    const seconds = progress.summary?.seconds;
    return [
        `${styles.bold("Resources:")} ${resources.length === 0 ? "none" : resources.join(", ")}`,
        ...policySummary(progress, styles),
        ...(seconds === undefined ? [] : [`${styles.bold("Duration:")} ${duration(seconds)}`]),
    ];
}

/** The one line that says how it ended. */
export function outcomeLine(
    progress: Progress,
    { outcome, changes }: DeploymentResult,
    verb: string,
    styles: Styles,
): string {
    const errors = progress.diagnostics.filter(({ severity }) => severity === "error").length;
    const mandatory = progress.violations.filter(({ enforcement }) => enforcement !== "advisory").length;
    if (outcome === "succeeded") {
        const unchanged = hasChanges(changes) ? "" : ": nothing changed";
        return styles.good(`${verb} succeeded${unchanged}`);
    }
    const causes = [
        ...(errors > 0 ? [count(errors, "error")] : []),
        ...(mandatory > 0 ? [count(mandatory, "policy violation")] : []),
    ];
    return styles.bad(`${verb} failed${causes.length === 0 ? "" : `: ${causes.join(", ")}`}`);
}

function plain(text: string): string {
    return text;
}
