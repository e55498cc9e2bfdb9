import type { PolicyVerdict } from "./input";
import type { PolicyResults } from "./report";
import { labelOf } from "./resource-names";

/** What policies say, mandatory first, then what this change touches. */
export function policyResults({ applied, violations }: PolicyVerdict, changed: ReadonlySet<string>): PolicyResults {
    const shown = violations.map(({ message, urn, ...rest }) => {
        const [title = "", ...detail] = message.trimEnd().split("\n");
        return { ...rest, urn, subject: labelOf(urn), title, detail, touched: changed.has(urn) };
    });
    const rank = ({ enforcement, touched }: (typeof shown)[number]) =>
        (enforcement === "advisory" ? 2 : 0) + (touched ? 0 : 1);
    return { applied, violations: [...shown].sort((a, b) => rank(a) - rank(b) || a.urn.localeCompare(b.urn)) };
}
