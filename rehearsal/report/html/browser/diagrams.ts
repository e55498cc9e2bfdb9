import { select } from "d3-selection";
import { type D3ZoomEvent, zoom, zoomIdentity } from "d3-zoom";

/** Below this part of its size the text of a diagram can't be read. */
const legible = 0.55;
const factor = 1.4;
/** How far an arrow key moves the picture, in its own units. */
const stride = 60;

/** Has the diagrams moved and zoomed by mouse, touch, keys and buttons. */
export function startDiagrams(): void {
    for (const figure of document.querySelectorAll<HTMLElement>("[data-diagram]")) {
        const svg = figure.querySelector("svg");
        const world = figure.querySelector<SVGGElement>("[data-world]");
        if (svg !== null && world !== null) {
            start(figure, svg, world);
        }
    }
}

function start(figure: HTMLElement, svg: SVGSVGElement, world: SVGGElement): void {
    const { x, y, width, height } = svg.viewBox.baseVal;
    let scale = 1;
    const zooming = zoom<SVGSVGElement, unknown>()
        .scaleExtent([1, 8])
        .translateExtent([
            [x, y],
            [x + width, y + height],
        ])
        .duration(matchMedia("(prefers-reduced-motion: reduce)").matches ? 0 : 250)
        .filter((event: Event) => isMeant(event, scale))
        .on("zoom", ({ transform }: D3ZoomEvent<SVGSVGElement, unknown>) => {
            scale = transform.k;
            world.setAttribute("transform", transform.toString());
            svg.toggleAttribute("data-near", scale > 1);
        });
    const view = select<SVGSVGElement, unknown>(svg).call(zooming);
    const scaleBy = (by: number) => () => {
        zooming.scaleBy(view, by);
    };
    const moveBy = (right: number, down: number) => () => {
        zooming.translateBy(view, right / scale, down / scale);
    };
    const centre = (element: SVGGraphicsElement) => {
        const box = element.getBBox();
        zooming.translateTo(view, box.x + box.width / 2, box.y + box.height / 2);
    };
    const views: Readonly<Record<string, () => void>> = {
        nearer: scaleBy(factor),
        farther: scaleBy(1 / factor),
        whole: () => {
            zooming.transform(view, zoomIdentity);
        },
    };
    const keys: Readonly<Record<string, (() => void) | undefined>> = {
        "+": views.nearer,
        "=": views.nearer,
        "-": views.farther,
        "0": views.whole,
        ArrowLeft: moveBy(stride, 0),
        ArrowRight: moveBy(-stride, 0),
        ArrowUp: moveBy(0, stride),
        ArrowDown: moveBy(0, -stride),
    };
    for (const button of figure.querySelectorAll<HTMLButtonElement>("[data-view]")) {
        button.addEventListener("click", () => views[button.dataset.view ?? ""]?.());
    }
    svg.addEventListener("keydown", (event) => {
        const action = keys[event.key];
        if (action !== undefined && !event.ctrlKey && !event.metaKey && !event.altKey) {
            event.preventDefault();
            action();
        }
    });
    // Whoever goes from node to node by keys sees where they are.
    svg.addEventListener("focusin", ({ target }) => {
        if (target instanceof SVGGraphicsElement && target !== svg && target.matches(":focus-visible")) {
            centre(target);
        }
    });
    const begin = () => {
        const shown = Math.min(svg.clientWidth / width, svg.clientHeight / height);
        const worst =
            figure.querySelector<SVGGraphicsElement>("a.replaced, a.deleted") ?? figure.querySelector("a.node");
        if (shown < legible) {
            zooming.scaleTo(view, legible / shown);
            if (worst !== null) {
                centre(worst);
            }
        }
    };
    const folded = figure.closest("details:not([open])");
    if (folded === null) {
        begin();
    } else {
        folded.addEventListener("toggle", begin, { once: true });
    }
}

/** A wheel without Ctrl and one finger scroll the page, unless the diagram is near: then the finger moves it. */
function isMeant(event: Event, scale: number): boolean {
    if (event instanceof WheelEvent) {
        return event.ctrlKey || event.metaKey;
    }
    if ("TouchEvent" in window && event instanceof TouchEvent) {
        return event.touches.length > 1 || scale > 1;
    }
    return !(event instanceof MouseEvent && event.button !== 0);
}
