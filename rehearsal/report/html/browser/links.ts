import type { Filter } from "./filter";
import { unfoldTo } from "./folding";

export interface Steps {
    readonly next: () => void;
    readonly previous: () => void;
}

/** Opens what a link leads to, wherever it is folded away or filtered out; and steps from change to change. */
export function startLinks(filter: Filter): Steps {
    const follow = () => {
        const target = document.getElementById(location.hash.slice(1));
        if (target !== null) {
            reveal(target, filter);
        }
    };
    addEventListener("hashchange", follow);
    // A second click on the same link leads there again.
    document.addEventListener("click", ({ target }) => {
        const link = target instanceof Element ? target.closest("a") : null;
        if (link?.getAttribute("href") === location.hash) {
            follow();
        }
    });
    follow();
    return {
        next: () => {
            step(1);
        },
        previous: () => {
            step(-1);
        },
    };
}

function reveal(target: HTMLElement, filter: Filter): void {
    if (target.closest("[hidden]") !== null) {
        filter.clear();
    }
    unfoldTo(target);
    target.scrollIntoView();
    target.focus({ preventScroll: true });
}

function step(direction: 1 | -1): void {
    const summaries = [...document.querySelectorAll<HTMLElement>(".change > summary")].filter(
        (summary) => summary.closest("[hidden]") === null,
    );
    const at = document.activeElement ?? document.body;
    const side = direction === 1 ? Node.DOCUMENT_POSITION_FOLLOWING : Node.DOCUMENT_POSITION_PRECEDING;
    const ahead = summaries.filter((summary) => (at.compareDocumentPosition(summary) & side) !== 0);
    const next = direction === 1 ? ahead[0] : ahead.at(-1);
    if (next !== undefined) {
        unfoldTo(next);
        next.focus({ preventScroll: true });
        next.scrollIntoView({ block: "center" });
    }
}
