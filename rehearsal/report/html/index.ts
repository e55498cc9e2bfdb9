import type { Report } from "../model/report";
import { buildAssets } from "./assets";
import { page } from "./page";

/** The report as one self-contained page for a browser. */
export async function renderHtml(report: Report): Promise<string> {
    return page(report, await buildAssets()).text;
}
