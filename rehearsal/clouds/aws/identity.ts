import type { ResourceShape } from "../shapes/shape";
import { hexOf } from "../simulation/names";
import type { Context, Draft } from "../simulation/package";
import { type ValueMap, textOf } from "../simulation/values";
import { arns } from "./arns";
import { documentedId } from "./documented-id";
import { ids } from "./ids";
import { type Place, placeOf } from "./place";
import { fill, uniqueSuffix } from "./template";

/** Modules that offer the types of another one under older names. */
const aliases: Readonly<Record<string, string>> = {
    alb: "lb",
    applicationloadbalancing: "lb",
    elasticloadbalancingv2: "lb",
    elasticloadbalancing: "elb",
};

/** `module/file:Class` of a token; one for all modules that offer the same type. */
export function pathOf(token: string): string {
    const [, module = "", rest = ""] = /^aws:([^/]*)(.*)$/.exec(token) ?? [];
    return (aliases[module] ?? module) + rest;
}

/** The id of a new resource. No resource gets that of one that it replaces. */
export function newId(draft: Draft, shape: ResourceShape, { cloud, config }: Context): string {
    const place = placeOf(draft.inputs, config);
    const path = pathOf(draft.type);
    let previous: string | undefined;
    for (let attempt = 0; ; attempt += 1) {
        const seed = attempt === 0 ? draft.urn : `${draft.urn}#${String(attempt)}`;
        const values = namedValues(path, draft.inputs, seed);
        const arn = arnOf(path, place, values, seed);
        const template = ids[path];
        const filling = { place, values: { ...values, ...(arn === undefined ? {} : { arn }) }, seed };
        const id = template === undefined ? documentedId(shape, filling) : fill(template, filling);
        const isTaken = cloud.get(draft.type, id) !== undefined || cloud.isGone(draft.type, id);
        // An id that is made of names alone stays the same however often it is made.
        if (!isTaken || id === previous) {
            return id;
        }
        previous = id;
    }
}

/** The ARN of a resource, where its form is known. */
export function arnOf(path: string, place: Place, values: ValueMap, seed: string): string | undefined {
    const template = arns[path];
    return template === undefined ? undefined : `arn:${place.partition}:${fill(template, { place, values, seed })}`;
}

/** The inputs, with the names that the provider completes or chooses, and what ARNs take from inputs. */
export function namedValues(path: string, inputs: ValueMap, seed: string): ValueMap {
    return { path: "/", ...inputs, ...chosenNames(path, inputs, () => uniqueSuffix(seed)), ...partsOfArns(inputs) };
}

/** Names that a resource got from its prefix or from the provider; they are found again in an id that has them. */
export function namesOf(path: string, { id, inputs }: { id: string; inputs: ValueMap }): ValueMap {
    return chosenNames(path, inputs, (prefix) => {
        const from = id.lastIndexOf(prefix) + prefix.length;
        const found = /^2026010100\d{8}[0-9a-f]{8}/.exec(id.includes(prefix) ? id.slice(from) : "")?.[0];
        return found ?? uniqueSuffix(id);
    });
}

/** Source: `id.PrefixedUniqueId("tf-")` in `internal/service/rds` of terraform-provider-aws. */
const unnamed: Readonly<Record<string, string>> = {
    "rds/cluster:Cluster": "clusterIdentifier",
    "rds/clusterInstance:ClusterInstance": "identifier",
};

function chosenNames(path: string, inputs: ValueMap, suffix: (prefix: string) => string): ValueMap {
    const names: ValueMap = {};
    for (const key of Object.keys(inputs)) {
        const name = key.endsWith("Prefix") ? key.slice(0, -"Prefix".length) : "";
        const prefix = textOf(inputs, key);
        if (name !== "" && prefix !== undefined && inputs[name] === undefined && nameLike.has(name)) {
            names[name] = prefix + suffix(prefix);
        }
    }
    const chosen = unnamed[path];
    if (chosen !== undefined && inputs[chosen] === undefined && names[chosen] === undefined) {
        names[chosen] = `tf-${suffix("tf-")}`;
    }
    return names;
}

const nameLike: ReadonlySet<string> = new Set([
    "name",
    "bucket",
    "identifier",
    "clusterIdentifier",
    "keyName",
    "nodeGroupName",
    "statementId",
]);

/** Parts of other resources' ARNs and addresses that stand in an ARN. */
function partsOfArns(inputs: ValueMap): ValueMap {
    const after = (name: string, mark: string) => {
        const text = textOf(inputs, name) ?? "";
        return text.slice(text.indexOf(mark) + mark.length);
    };
    const kinds: Readonly<Record<string, string>> = { network: "net", gateway: "gwy" };
    const name = textOf(inputs, "name") ?? "";
    return {
        balancer: after("loadBalancerArn", ":loadbalancer/"),
        clusterName: textOf(inputs, "clusterName") ?? after("cluster", "cluster/"),
        host: (textOf(inputs, "url") ?? "").replace(/^https:\/\//, ""),
        kind: kinds[textOf(inputs, "loadBalancerType") ?? ""] ?? "app",
        listener: after("listenerArn", ":listener/"),
        parameterPath: name.startsWith("/") ? name : `/${name}`,
    };
}

/** Hexadecimal digits for a part of a resource, which depend on its id alone. */
export function partId(id: string, part: string, length = 17): string {
    return hexOf(`${id}|${part}`, length);
}
