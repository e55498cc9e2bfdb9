import type { CostItem, CostLine, StackReport } from "../model/report";
import { difference, money } from "./money";
import { count, folded, plain, table } from "./text";

/** What changes in the monthly cost, line by line; what stays is in the page. */
export function costLines({ costs }: StackReport, most: number): string[] {
    if (costs === undefined) {
        return [];
    }
    const changed = costs.lines.filter(({ before, after }) => JSON.stringify(before) !== JSON.stringify(after));
    const shown = changed.slice(0, most);
    if (shown.length === 0) {
        return [];
    }
    const more = changed.length - shown.length;
    return folded(`💰 Cost: ${count(changed.length, "line")} changed`, [
        ...table(["What", "Before", "After", "Difference"], shown.map(row)),
        ...(more > 0 ? [`And ${more} more; the page has them all.`, ""] : []),
        ...costs.assumptions.map((assumption) => `- ${plain(assumption)}`),
    ]);
}

function row({ what, before, after }: CostLine): string[] {
    return [plain(what), itemText(before), itemText(after), differenceText(before, after)];
}

function itemText(item: CostItem | undefined): string {
    if (item === undefined) {
        return "–";
    }
    if (item.kind === "unknown") {
        return `unknown: ${plain(item.reason)}`;
    }
    const { source, monthly } = item;
    const title = `${plain(source.title)}, ${source.date}`;
    const link =
        source.url === undefined || !/^https:\/\/[^\s()<>]+$/.test(source.url) ? title : `[${title}](${source.url})`;
    return `${money(monthly)} (${link})`;
}

function differenceText(before: CostItem | undefined, after: CostItem | undefined): string {
    if (before?.kind === "unknown" || after?.kind === "unknown") {
        return "unknown";
    }
    return difference(before?.monthly, after?.monthly);
}
