import { byId } from "./elements";
import { recall, remember } from "./storage";

/** Single keys that do something, unless the reader types into a field or wants none of them. */
export function startHelp(keys: Readonly<Record<string, () => void>>): void {
    const dialog = byId("report:keys", HTMLDialogElement);
    const single = byId("report:single-keys", HTMLInputElement);
    const show = () => {
        dialog.showModal();
    };
    const actions: Readonly<Record<string, () => void>> = {
        ...keys,
        u: () => {
            byId("report:unfold", HTMLButtonElement).click();
        },
        f: () => {
            byId("report:fold", HTMLButtonElement).click();
        },
        "?": show,
    };
    single.checked = recall("keys") !== "off";
    single.addEventListener("change", () => {
        remember("keys", single.checked ? "on" : "off");
    });
    byId("report:help", HTMLButtonElement).addEventListener("click", show);
    document.addEventListener("keydown", (event) => {
        const typing = event.target instanceof Element && event.target.closest("input, select, dialog") !== null;
        const action = actions[event.key];
        if (action !== undefined && single.checked && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
            event.preventDefault();
            action();
        }
    });
}
