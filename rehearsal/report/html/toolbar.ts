import { changeKinds } from "../model/changes";
import type { ChangeKind } from "../model/report";
import { type Html, html } from "./html";
import { changeWords } from "./parts";

/** What the keys do, for the reader and for the script. */
const shortcuts: readonly (readonly [keys: string, meaning: string])[] = [
    ["/", "search"],
    ["j", "next change"],
    ["k", "previous change"],
    ["u", "unfold all"],
    ["f", "fold all"],
    ["?", "this help"],
    ["Esc", "clear the search"],
];

/** Search, filter, folding and colours: they need the script, and are not shown without it. */
export function toolbar(): Html {
    return html`<div class="toolbar scripted" role="search" aria-label="Find in the report">
        <label class="search">
            <span class="unseen">Search</span>
            <input
                id="report:search"
                type="search"
                placeholder="Search resources, properties, values"
                autocomplete="off"
                spellcheck="false"
            />
        </label>
        <fieldset class="kinds">
            <legend class="unseen">Changes to show</legend>
            ${changeKinds.map(kindSwitch)}
        </fieldset>
        <span class="buttons">
            <button type="button" id="report:unfold">Unfold all</button>
            <button type="button" id="report:fold">Fold all</button>
            <label class="theme">
                <span class="unseen">Colours</span>
                <select id="report:theme">
                    <option value="">System</option>
                    <option value="light">Light</option>
                    <option value="dark">Dark</option>
                </select>
            </label>
            <button type="button" id="report:help" aria-haspopup="dialog">Keys</button>
        </span>
        <p id="report:found" class="found" role="status"></p>
    </div>`;
}

function kindSwitch(kind: ChangeKind): Html {
    const { sign, word } = changeWords[kind];
    return html`<label class="kind ${kind}"
        ><input type="checkbox" value="${kind}" checked /> <b aria-hidden="true">${sign}</b> ${word}</label
    >`;
}

/** The keys, and the way to be rid of them. */
export function helpDialog(): Html {
    return html`<dialog id="report:keys" aria-labelledby="report:keys-title">
        <h2 id="report:keys-title">Keys</h2>
        <dl>
            ${shortcuts.map(
                ([keys, meaning]) =>
                    html`<div>
                        <dt><kbd>${keys}</kbd></dt>
                        <dd>${meaning}</dd>
                    </div>`,
            )}
            <div>
                <dt><kbd>←</kbd> <kbd>↑</kbd> <kbd>→</kbd> <kbd>↓</kbd></dt>
                <dd>in the diagram: move</dd>
            </div>
            <div>
                <dt><kbd>+</kbd> <kbd>−</kbd> <kbd>0</kbd></dt>
                <dd>in the diagram: nearer, farther, whole</dd>
            </div>
        </dl>
        <p>
            <label><input type="checkbox" id="report:single-keys" checked /> Single keys work</label>
        </p>
        <form method="dialog"><button>Close</button></form>
    </dialog>`;
}
