import type { ValueMap } from "../../../../../rehearsal/clouds/simulation/values";
import { deployment } from "../stack";

/** The type of a kind of the core group. */
export const core = (kind: string) => `kubernetes:core/v1:${kind}`;

/** A Deployment with something else in its only container. */
export function container(fields: ValueMap): ValueMap {
    const object = deployment("nginx");
    object.spec = {
        selector: { matchLabels: { app: "web" } },
        template: {
            metadata: { labels: { app: "web" } },
            spec: { containers: [{ name: "web", image: "nginx", ...fields }] },
        },
    };
    return object;
}

export function object(apiVersion: string, kind: string, fields: ValueMap): ValueMap {
    return { apiVersion, kind, metadata: { name: "x" }, ...fields };
}
