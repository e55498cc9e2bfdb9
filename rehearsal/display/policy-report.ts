import { groupBy } from "./groups";
import type { PolicyRemediation, PolicyViolation, Progress } from "./progress";
import type { Styles } from "./styles";
import { count, resourceText, sanitize } from "./text";

/** How many resources of one advisory policy are shown; `--json` has all of them. */
const mostAdvised = 5;

/** What policies changed and found: each violation that counts in full, advice in a line. */
export function policyLines({ violations, remediations }: Progress, styles: Styles): string[] {
    if (violations.length + remediations.length === 0) {
        return [];
    }
    const advice = groupBy(violations.filter(isAdvice), ({ pack, policy }) => `${pack}: ${policy}`);
    return [
        styles.bold("Policies:"),
        ...remediations.map((remediation) => remediationLine(remediation, styles)),
        ...[...advice].flatMap(([policy, group]) => adviceLines(policy, group, styles)),
        ...violations.filter((violation) => !isAdvice(violation)).flatMap((one) => violationLines(one, styles)),
        "",
    ];
}

/** One line that counts; none where no pack was applied. */
export function policySummary({ policyPacks, violations }: Progress, styles: Styles): string[] {
    if (policyPacks.length + violations.length === 0) {
        return [];
    }
    const policies = policyPacks.reduce((sum, pack) => sum + pack.policies, 0);
    const mandatory = violations.filter((violation) => !isAdvice(violation)).length;
    const advised = groupBy(violations.filter(isAdvice), ({ policy }) => policy);
    const advice = [...advised].map(([policy, group]) => `${policy} ${group.length}`);
    const parts = [
        ...(policies === 0 ? [] : [`${policies} applied`]),
        mandatory === 0 ? styles.good("no violation") : styles.bad(count(mandatory, "violation")),
        ...(advice.length === 0 ? [] : [styles.warning(`advice: ${advice.join(", ")}`)]),
    ];
    return [`${styles.bold("Policies:")} ${parts.join(", ")}`];
}

function isAdvice({ enforcement }: PolicyViolation): boolean {
    return enforcement === "advisory";
}

function remediationLine({ urn, pack, policy }: PolicyRemediation, styles: Styles): string {
    return `  ${styles.warning("[remediated]")} ${pack}: ${policy} on ${resourceText(urn)}`;
}

/** The policy and what it asks for, then what it says of each resource in one line. */
function adviceLines(policy: string, group: readonly PolicyViolation[], styles: Styles): string[] {
    const description = linesOf(group[0])[0] ?? "";
    const lines = group.slice(0, mostAdvised).map((violation) => {
        const [, what = ""] = linesOf(violation);
        return `    ${[`${resourceText(violation.urn)}${placeText(violation)}`, what].join(": ")}`;
    });
    const more = group.length > mostAdvised ? [`    and ${group.length - mostAdvised} more; --json shows all`] : [];
    return [`  ${styles.warning("[advisory]")} ${policy}: ${description}`, ...lines, ...more];
}

function violationLines(violation: PolicyViolation, styles: Styles): string[] {
    const { urn, pack, packVersion, policy, enforcement } = violation;
    const version = packVersion === "" ? "" : `@v${packVersion}`;
    return [
        `  ${styles.bad(`[${enforcement}]`)} ${pack}${version}: ${policy} on ${resourceText(urn)}${placeText(violation)}`,
        ...linesOf(violation).map((line) => `    ${line}`),
    ];
}

function placeText({ source }: PolicyViolation): string {
    return source === undefined ? "" : ` at ${source.file}:${source.line}`;
}

function linesOf(violation: PolicyViolation | undefined): string[] {
    return sanitize(violation?.message ?? "")
        .trimEnd()
        .split("\n");
}
