import { changeKinds } from "../model/changes";
import type { DiagramNode, StackReport } from "../model/report";
import { type Anchors, anchorOf } from "./anchors";
import { type Html, html } from "./html";
import { type Point, type Size, layOut } from "./layout";
import { nodeLines } from "./node-text";

const nodeWidth = 176;
const lineHeight = 17;
const padding = 8;
/** A small diagram stands in the middle of so much room, instead of being blown up. */
const room = 1100;

/** The architecture as a picture and as a list; what changes is coloured, and says so. Nothing without components. */
export function diagramPart({ stack, diagram }: StackReport, anchors: Anchors): Html | undefined {
    if (diagram.nodes.length === 0) {
        return undefined;
    }
    const { width, height, nodes, edges } = layOut(diagram, sizeOf);
    const margin = Math.max(0, (room - width) / 2);
    const arrow = `${anchorOf(stack)}/arrow`;
    return html`<figure class="diagram" data-diagram>
        <figcaption>
            <h3>Architecture</h3>
            <p>
                Arrows lead to what is used.
                <span class="hint">Drag to move, Ctrl and wheel or two fingers to zoom; arrow keys, + and −.</span>
            </p>
            <div class="tools scripted" role="group" aria-label="View of the diagram of ${stack}">
                <button type="button" data-view="nearer" aria-label="Zoom in">+</button>
                <button type="button" data-view="farther" aria-label="Zoom out">−</button>
                <button type="button" data-view="whole">Whole</button>
            </div>
        </figcaption>
        <svg
            viewBox="${round(-margin)} 0 ${round(width + 2 * margin)} ${round(height)}"
            role="group"
            tabindex="0"
            aria-label="Diagram of ${stack}: ${diagram.nodes.length} components. The list below says the same."
        >
            <defs>
                <marker
                    id="${arrow}"
                    viewBox="0 0 8 8"
                    refX="7"
                    refY="4"
                    markerWidth="7"
                    markerHeight="7"
                    orient="auto"
                >
                    <path d="M0 0 8 4 0 8z" />
                </marker>
            </defs>
            <g data-world>
                ${edges.map((points) => html`<path class="edge" d="${curve(points)}" marker-end="url(#${arrow})" />`)}
                ${nodes.map((node) => nodePart(node, anchors(node.urn)))}
            </g>
        </svg>
        ${listPart(diagram, anchors)}
    </figure>`;
}

function sizeOf(node: DiagramNode): Size {
    return { width: nodeWidth, height: nodeLines(node).length * lineHeight + 2 * padding };
}

function nodePart(node: DiagramNode & Point & Size, anchor: string | undefined): Html {
    const { typeName, name, change, x, y, width, height } = node;
    const [left, top] = [x - width / 2, y - height / 2];
    const label = `${typeName} ${name}: ${changesOf(node).join(", ")}`;
    const baseline = (index: number) => round(top + padding + (index + 0.75) * lineHeight);
    const drawing = html`<title>${label}</title>
        <rect x="${round(left)}" y="${round(top)}" width="${width}" height="${height}" rx="8" />
        <path class="side" d="M${round(left + 4)} ${round(top + padding)}v${height - 2 * padding}" />
        ${nodeLines(node).map(
            ({ text, style }, index) =>
                html`<text x="${round(left + 14)}" y="${baseline(index)}" class="${style}">${text}</text>`,
        )}`;
    return anchor === undefined
        ? html`<g class="node ${change}" role="img" aria-label="${label}">${drawing}</g>`
        : html`<a class="node ${change}" href="#${anchor}" aria-label="${label}">${drawing}</a>`;
}

function changesOf({ counts }: DiagramNode): string[] {
    const changes = changeKinds.filter((kind) => counts[kind] > 0).map((kind) => `${counts[kind]} ${kind}`);
    return changes.length === 0 ? ["unchanged"] : changes;
}

/** For who can't see the picture, and for who looks for a word. */
function listPart({ nodes, edges }: StackReport["diagram"], anchors: Anchors): Html {
    const labels = new Map(nodes.map(({ id, typeName, name }) => [id, `${typeName} ${name}`]));
    const item = (node: DiagramNode) => {
        const label = labels.get(node.id) ?? "";
        const anchor = anchors(node.urn);
        const used = edges.filter(({ from }) => from === node.id).map(({ to }) => labels.get(to) ?? "");
        return html`<li>
            ${anchor === undefined ? html`<bdi>${label}</bdi>` : html`<a href="#${anchor}"><bdi>${label}</bdi></a>`}:
            ${changesOf(node).join(", ")}${used.length === 0 ? "" : `; uses ${used.join(", ")}`}
        </li>`;
    };
    return html`<details class="list">
        <summary>The diagram as a list</summary>
        <ul>
            ${nodes.map(item)}
        </ul>
    </details>`;
}

/** A line through the points without corners. */
function curve(points: readonly Point[]): string {
    const [first, ...rest] = points;
    const last = rest.at(-1);
    if (first === undefined || last === undefined) {
        return "";
    }
    const bends = rest.slice(0, -1).map((point, index) => {
        const next = rest[index + 1] ?? last;
        const end = index === rest.length - 2 ? next : { x: (point.x + next.x) / 2, y: (point.y + next.y) / 2 };
        return `Q${place(point)} ${place(end)}`;
    });
    return `M${place(first)}${bends.length === 0 ? `L${place(last)}` : bends.join("")}`;
}

function place({ x, y }: Point): string {
    return `${round(x)} ${round(y)}`;
}

/** Short numbers, the same on every machine. */
function round(value: number): number {
    return Math.round(value * 10) / 10;
}
