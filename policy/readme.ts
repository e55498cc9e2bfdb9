import type { Rule } from "./rule";

/** Rules under a heading. */
export interface RuleGroup {
    readonly title: string;
    readonly rules: readonly Rule[];
}

/** The table of all rules, as Markdown. */
export function ruleTables(groups: readonly RuleGroup[]): string {
    return groups.map(({ title, rules }) => `### ${title}\n\n${ruleTable(rules)}`).join("\n\n");
}

function ruleTable(rules: readonly Rule[]): string {
    const rows = rules.map(({ name, title, severity, development = "", references }) => {
        const ids = references.map(({ id, url }) => (url === undefined ? id : `[${id}](${url})`));
        return [`\`${name}\``, title, severity, development, ids.join(", ")];
    });
    const head = ["Rule", "What must hold", "Severity", "Advisory in development: it", "Also asked for by"];
    return [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.map(cell).join(" | ")} |`).join("\n");
}

function cell(text: string): string {
    return text.replaceAll("|", "\\|");
}

/** The text with another block between `<!-- NAME -->` and `<!-- /NAME -->`. */
export function withBlock(text: string, name: string, block: string): string {
    const [begin, end] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
    const [from, to] = [text.indexOf(begin), text.indexOf(end)];
    if (from === -1 || to < from) {
        throw new Error(`Expected ${begin} and, below it, ${end}, found ${from === -1 ? "no beginning" : "no end"}.`);
    }
    return `${text.slice(0, from + begin.length)}\n\n${block}\n\n${text.slice(to)}`;
}
