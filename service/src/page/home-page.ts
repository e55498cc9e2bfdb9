import type { Configuration } from "../configuration/configuration";
import { escaped, type Page, page } from "./html";

/** Reads users by the API and adds them to the table, a page at a time. It runs in the browser. */
const script = `
"use strict";
const status = document.getElementById("status");
const rows = document.getElementById("rows");
const more = document.getElementById("more");
let next = "api/users/?limit=50";
let loading = false;
async function load() {
    // The button is not disabled meanwhile: that would take it from under the keyboard.
    if (loading) {
        return;
    }
    loading = true;
    status.textContent = "Loading users…";
    try {
        const response = await fetch(next, { headers: { accept: "application/json" } });
        if (!response.ok) {
            throw new Error("The service answered " + response.status + ".");
        }
        const users = await response.json();
        for (const user of users) {
            const row = rows.insertRow();
            row.insertCell().textContent = user.dni;
            row.insertCell().textContent = user.name;
        }
        next = /<[^>]*[?]([^>]*)>; *rel="?next"?/.exec(response.headers.get("link") ?? "")?.[1];
        next &&= "api/users/?" + next;
        more.hidden = !next;
        status.textContent = rows.rows.length === 0 ? "There are no users yet." : "Users shown: " + rows.rows.length + ".";
    } catch (error) {
        more.hidden = false;
        status.textContent = "Users cannot be shown: " + error.message;
    }
    loading = false;
}
more.addEventListener("click", load);
load();
`;

/** The page that greets people: what runs here, and the users. */
export function homePage(
    message: string,
    { environment, version, commit }: Pick<Configuration, "environment" | "version" | "commit">,
): Page {
    return page(
        message,
        `<h2>This service</h2>
<dl>
<dt>Environment</dt><dd id="environment">${escaped(environment)}</dd>
<dt>Version</dt><dd id="version">${escaped(version)}</dd>
<dt>Commit</dt><dd id="commit">${escaped(commit)}</dd>
</dl>
<h2>Users</h2>
<table>
<caption>Users of the service</caption>
<thead><tr><th scope="col">DNI</th><th scope="col">Name</th></tr></thead>
<tbody id="rows"></tbody>
</table>
<p id="status" role="status">Users are shown with JavaScript.</p>
<p><button id="more" type="button" hidden>Show more</button></p>
<nav aria-label="Documentation"><p><a href="docs">Documentation of the API</a></p></nav>`,
        script,
    );
}
