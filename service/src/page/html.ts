import { createHash } from "node:crypto";

const entities: Readonly<Record<string, string>> = {
    "&": "&amp;",
    "<": "&lt;",
    ">": "&gt;",
    '"': "&quot;",
    "'": "&#39;",
};

/** A text as HTML shows it, in elements and in quoted attributes. */
export function escaped(text: string): string {
    return text.replaceAll(/[&<>"']/g, (character) => entities[character] ?? character);
}

/** A page, and the content policy that lets in its own style and script, and nothing else. */
export interface Page {
    readonly html: string;
    readonly contentSecurityPolicy: string;
}

const style = `
:root { color-scheme: light dark; background: canvas; color: canvastext; font: 1rem/1.5 system-ui, sans-serif; }
body { max-width: 60rem; margin: 0 auto; padding: 1rem; }
table { border-collapse: collapse; width: 100%; }
caption { text-align: left; font-weight: bold; }
th, td { border-bottom: 1px solid; padding: 0.25rem 0.5rem; text-align: left; vertical-align: top; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 0.25rem 1rem; }
dt { font-weight: bold; }
dd { margin: 0; }
dd, td, code, pre { overflow-wrap: anywhere; }
pre { white-space: pre-wrap; padding: 0.5rem; border: 1px solid; }
`;

/** A whole page from its title and its main part, which is HTML already. The script runs when the page is there. */
export function page(title: string, main: string, script?: string): Page {
    const html = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title>
<link rel="icon" href="data:,">
<style>${style}</style>
</head>
<body>
<main>
<h1>${escaped(title)}</h1>
${main}
</main>
${script === undefined ? "" : `<script>${script}</script>\n`}</body>
</html>
`;
    const scripts = script === undefined ? "" : `script-src ${hashOf(script)}; connect-src 'self'; `;
    return {
        html,
        contentSecurityPolicy:
            `default-src 'none'; style-src ${hashOf(style)}; ${scripts}img-src data:; ` +
            "base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    };
}

function hashOf(text: string): string {
    return `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
}
