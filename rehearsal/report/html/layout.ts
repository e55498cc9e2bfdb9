import { type EdgeLabel, Graph, type GraphLabel, type NodeLabel, layout } from "@dagrejs/dagre";
import type { Diagram, DiagramNode } from "../model/report";

export interface Point {
    readonly x: number;
    readonly y: number;
}

/** A diagram whose nodes and edges have places. */
export interface Drawing {
    readonly width: number;
    readonly height: number;
    /** With their centres and sizes. */
    readonly nodes: readonly (DiagramNode & Point & Size)[];
    readonly edges: readonly (readonly Point[])[];
}

export interface Size {
    readonly width: number;
    readonly height: number;
}

/** Places nodes from left to right, so that who uses stands left of what it uses. */
export function layOut({ nodes, edges }: Diagram, sizeOf: (node: DiagramNode) => Size): Drawing {
    const graph = new Graph<GraphLabel, NodeLabel, EdgeLabel>();
    graph.setGraph({ rankdir: "LR", nodesep: 14, ranksep: 26, edgesep: 10, marginx: 8, marginy: 8 });
    graph.setDefaultEdgeLabel(() => ({}));
    for (const node of nodes) {
        graph.setNode(node.id, { ...sizeOf(node) });
    }
    for (const { from, to } of edges) {
        graph.setEdge(from, to);
    }
    layout(graph);
    const { width = 0, height = 0 } = graph.graph();
    return {
        width,
        height,
        nodes: nodes.map((node) => {
            const { x = 0, y = 0 } = graph.node(node.id);
            return { ...node, ...sizeOf(node), x, y };
        }),
        edges: edges.map(({ from, to }) => graph.edge(from, to).points ?? []),
    };
}
