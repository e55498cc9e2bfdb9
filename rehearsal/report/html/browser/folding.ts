import { byId } from "./elements";

/** Opens whatever holds the element, and the element. */
export function unfoldTo(element: Element): void {
    for (let at: Element | null = element; at !== null; at = at.parentElement) {
        if (at instanceof HTMLDetailsElement) {
            at.open = true;
        }
    }
}

export function startFolding(): void {
    const fold = (open: boolean) => () => {
        for (const part of document.querySelectorAll<HTMLDetailsElement>("main details")) {
            part.open = open;
        }
    };
    byId("report:unfold", HTMLButtonElement).addEventListener("click", fold(true));
    byId("report:fold", HTMLButtonElement).addEventListener("click", fold(false));
}
