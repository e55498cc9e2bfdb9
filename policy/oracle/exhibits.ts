import { readFileSync } from "node:fs";
import path from "node:path";

import { armTemplate } from "./arm-template";
import type { StoredResource } from "../stored-stack";
import type { Exhibit } from "./exhibit";
import { manifests } from "./manifests";
import { releasedCharts } from "./released-charts";
import { terraformPlan } from "./terraform-plan";

/** What is not of a stack, but of the image that all of them run. */
export const image = "image";

/** Everything of a stack that checkov can read. */
export function exhibitsOf(stack: string, resources: readonly StoredResource[]): readonly Exhibit[] {
    const converters = [terraformPlan, armTemplate, manifests];
    return [...converters.flatMap((convert) => convert(stack, resources) ?? []), ...releasedCharts(stack, resources)];
}

/** What the service's image is built by. */
export function dockerfile(): Exhibit {
    const file = "service/Dockerfile";
    const text = readFileSync(path.join(__dirname, "../..", file), "utf8");
    return { stack: image, file, text, subjects: new Map() };
}
