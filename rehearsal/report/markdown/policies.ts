import { groupBy } from "../../display/groups";
import type { PolicyViolation, StackReport } from "../model/report";
import { code, folded, place, plain } from "./text";

/** What policies say: violations in full, advice in a line for each policy; of what the change does not touch the number. */
export function policyLines({ policies }: StackReport, most: number): string[] {
    const { violations } = policies;
    const mandatory = violations.filter(({ enforcement }) => enforcement !== "advisory");
    const groups = [...groupBy(mandatory, ({ policy }) => policy).values()];
    const more = groups.length - most;
    return [
        ...groups.slice(0, most).flatMap((group) => violationLines(group, most)),
        ...(more > 0 ? [`And violations of ${more} more policies; the page has them all.`, ""] : []),
        ...adviceLines(
            violations.filter(({ enforcement }) => enforcement === "advisory"),
            most,
        ),
    ];
}

/** What all violations of a policy have in common is said once. */
function violationLines(group: readonly PolicyViolation[], most: number): string[] {
    const [first] = group;
    if (first === undefined) {
        return [];
    }
    const common =
        group.length === 1 ? [] : first.detail.filter((line) => group.every(({ detail }) => detail.includes(line)));
    const lines = group.slice(0, most).flatMap(({ subject, source, detail }) => {
        const [what = "", ...rest] = detail.filter((line) => !common.includes(line));
        const who = `${code(subject === "" ? "the stack" : subject)}${place(source)}`;
        return [`- ${who}${what === "" ? "" : `: ${plain(what)}`}`, ...rest.map((line) => `  - ${plain(line)}`)];
    });
    const more = group.length - most;
    return [
        `❌ **Policy ${code(first.policy)} (${plain(first.severity)}): ${plain(first.title)}**`,
        "",
        ...lines,
        ...(more > 0 ? [`- and ${more} more`] : []),
        ...common.map((line) => `- ${plain(line)}`),
        "",
    ];
}

function adviceLines(advice: readonly PolicyViolation[], most: number): string[] {
    const touched = advice.filter((violation) => violation.touched);
    const groups = [...groupBy(touched, ({ policy }) => policy)].slice(0, most).map(([policy, group]) => {
        const all = [...new Set(group.map(({ subject, source }) => `${code(subject)}${place(source)}`))];
        const subjects = all.slice(0, most);
        const more = all.length > subjects.length ? ` and ${all.length - subjects.length} more` : "";
        return `- ${code(policy)}: ${plain(group[0]?.title ?? "")}: ${subjects.join(", ")}${more}`;
    });
    const rest = advice.length - touched.length;
    const others = rest > 0 ? [`- ${rest} more on what this change does not touch`] : [];
    return touched.length === 0 || most === 0
        ? []
        : folded(`📋 Policies: ${touched.length} advised on what changes`, [...groups, ...others]);
}
