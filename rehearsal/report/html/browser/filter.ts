import { byId } from "./elements";
import { highlight } from "./highlight";

export interface Filter {
    readonly focus: () => void;
    /** Shows everything again. */
    readonly clear: () => void;
}

/** Shows only what has all the words in it, and changes only of the chosen kinds. */
export function startFilter(): Filter {
    const search = byId("report:search", HTMLInputElement);
    const found = byId("report:found", HTMLElement);
    const kinds = [...document.querySelectorAll<HTMLInputElement>(".kind input")];
    const groups = [...document.querySelectorAll<HTMLElement>("[data-group]")];
    const holders = groups.filter((group) => group.querySelector("[data-item]") !== null);
    // What has no items is found or not as a whole.
    const items = [
        ...document.querySelectorAll<HTMLElement>("[data-item]"),
        ...groups.filter((group) => !holders.includes(group)),
    ];
    const texts = new Map<Element, string>();

    const textOf = (item: Element) => {
        const text = texts.get(item) ?? item.textContent.toLowerCase();
        texts.set(item, text);
        return text;
    };
    const apply = () => {
        const words = search.value
            .toLowerCase()
            .split(/\s+/)
            .filter((word) => word !== "");
        const left = new Set(kinds.filter(({ checked }) => !checked).map(({ value }) => value));
        for (const item of items) {
            item.hidden = left.has(item.dataset.kind ?? "") || !words.every((word) => textOf(item).includes(word));
        }
        // The innermost first: they stand later in the document.
        for (const holder of holders.toReversed()) {
            holder.hidden = holder.querySelector("[data-item]:not([hidden]), [data-group]:not([hidden])") === null;
            if (words.length > 0 && !holder.hidden && holder instanceof HTMLDetailsElement) {
                holder.open = true;
            }
        }
        document.body.toggleAttribute("data-searched", words.length > 0);
        const shown = items.filter(({ hidden }) => !hidden);
        const changes = (some: readonly HTMLElement[]) =>
            some.filter(({ dataset }) => dataset.kind !== undefined).length;
        const others = words.length === 0 ? "" : `, ${shown.length - changes(shown)} other entries`;
        found.textContent =
            words.length + left.size === 0 ? "" : `${changes(shown)} of ${changes(items)} changes${others}`;
        highlight(words, shown);
    };
    const clear = () => {
        search.value = "";
        for (const kind of kinds) {
            kind.checked = true;
        }
        apply();
    };

    search.addEventListener("input", apply);
    search.addEventListener("keydown", ({ key }) => {
        if (key === "Escape") {
            clear();
        }
    });
    for (const kind of kinds) {
        kind.addEventListener("change", apply);
    }
    // A browser may bring back what was typed before the page was loaded again.
    apply();
    return {
        clear,
        focus: () => {
            search.focus();
            search.select();
        },
    };
}
