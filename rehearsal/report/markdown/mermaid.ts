import type { DiagramNode, StackReport } from "../model/report";
import { shorten } from "./text";
import { changeWords } from "./words";

/**
 * How much is drawn: Mermaid refuses more than 500 edges, and more nodes than these are no picture.
 * Source: `maxEdges` in https://mermaid.js.org/config/schema-docs/config.html
 */
const mostNodes = 40;
const mostEdges = 120;
const longestName = 40;

/** The components that change and those that they have to do with, as a Mermaid diagram. */
export function mermaidLines({ diagram }: StackReport): string[] {
    const changed = new Set(diagram.nodes.filter(({ change }) => change !== "unchanged").map(({ id }) => id));
    const near = new Set(
        diagram.edges
            .filter(({ from, to }) => changed.has(from) || changed.has(to))
            .flatMap(({ from, to }) => [from, to]),
    );
    const candidates = diagram.nodes.filter(({ id }) => changed.has(id) || near.has(id));
    const nodes = [
        ...candidates.filter(({ id }) => changed.has(id)),
        ...candidates.filter(({ id }) => !changed.has(id)),
    ].slice(0, mostNodes);
    if (nodes.length === 0) {
        return [];
    }
    const ids = new Set(nodes.map(({ id }) => id));
    const edges = diagram.edges.filter(({ from, to }) => ids.has(from) && ids.has(to)).slice(0, mostEdges);
    return [
        "```mermaid",
        "flowchart LR",
        ...nodes.map(nodeLine),
        ...edges.map(({ from, to }) => `    ${from} --> ${to}`),
        ...classes,
        "```",
        "",
        `Arrows lead to what is used. ${diagram.nodes.length - nodes.length} more components are not drawn.`,
        "",
    ];
}

/** Dark text on light colours, which are read on a dark page too. */
const classes = [
    "    classDef replaced fill:#ffd7d5,stroke:#a40e26,stroke-width:3px,color:#1f2328",
    "    classDef deleted fill:#ffd7d5,stroke:#a40e26,stroke-dasharray:6 4,color:#1f2328",
    "    classDef updated fill:#fff1c2,stroke:#7d4e00,stroke-width:2px,color:#1f2328",
    "    classDef created fill:#d2f5d9,stroke:#0f6b2b,stroke-width:2px,color:#1f2328",
    "    classDef unchanged fill:#f3f4f6,stroke:#6e7781,color:#1f2328",
];

function nodeLine({ id, typeName, name, change, counts }: DiagramNode): string {
    const words = (["replaced", "deleted", "updated", "created"] as const)
        .filter((kind) => counts[kind] > 0)
        .map((kind) => `${changeWords[kind].sign} ${counts[kind]} ${changeWords[kind].word.toLowerCase()}`);
    const lines = [typeName, name, ...words].map(label);
    return `    ${id}["${lines.join("<br>")}"]:::${change}`;
}

/** Names may hold what Mermaid reads as markup; it writes such characters as `#34;`. */
function label(text: string): string {
    return shorten(text, longestName).replaceAll(
        /[^\p{L}\p{N}\p{Extended_Pictographic}\uFE0F …._:/-]/gu,
        (character) => `#${character.codePointAt(0) ?? 0};`,
    );
}
