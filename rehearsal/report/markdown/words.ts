import type { ChangeKind, RiskLevel } from "../model/report";

/** A sign beside each word, since not everybody sees colours, or signs. */
export const changeWords: Readonly<Record<ChangeKind, { readonly sign: string; readonly word: string }>> = {
    replaced: { sign: "🔴", word: "Replaced" },
    deleted: { sign: "⛔", word: "Deleted" },
    updated: { sign: "🟡", word: "Updated" },
    created: { sign: "🟢", word: "Created" },
};

export const riskWords: Readonly<Record<RiskLevel, { readonly sign: string; readonly word: string }>> = {
    high: { sign: "🔴", word: "High" },
    medium: { sign: "🟠", word: "Medium" },
};
