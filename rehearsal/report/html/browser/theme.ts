import { byId } from "./elements";
import { recall, remember } from "./storage";

/** Light, dark, or as the system has it. */
export function applyTheme(theme = recall("theme")): void {
    if (theme === "light" || theme === "dark") {
        document.documentElement.dataset.theme = theme;
    } else {
        delete document.documentElement.dataset.theme;
    }
}

export function startTheme(): void {
    const choice = byId("report:theme", HTMLSelectElement);
    choice.value = document.documentElement.dataset.theme ?? "";
    choice.addEventListener("change", () => {
        remember("theme", choice.value);
        applyTheme(choice.value);
    });
}
