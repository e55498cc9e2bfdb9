import { startDiagrams } from "./diagrams";
import { startFilter } from "./filter";
import { startFolding } from "./folding";
import { startHelp } from "./help";
import { startLinks } from "./links";
import { applyTheme, startTheme } from "./theme";

// Before the page is there, so that it does not flash in other colours.
document.documentElement.dataset.scripted = "";
applyTheme();

document.addEventListener("DOMContentLoaded", () => {
    startTheme();
    startFolding();
    const filter = startFilter();
    const { next, previous } = startLinks(filter);
    startHelp({ "/": filter.focus, j: next, k: previous });
    startDiagrams();
});
