import type { ResourceShape } from "../shapes/shape";
import { hexOf, uuidOf } from "../simulation/names";
import type { Value, ValueMap } from "../simulation/values";
import { type Filling, fill } from "./template";

/**
 * The id of a resource by what its documentation tells of imports, for example "using `clusterName` and `addonName`
 * separated by a colon (`:`)" with `my-cluster:my-addon`. Names of inputs stand for their values; other parts get the
 * form that the example shows.
 */
export function documentedId(shape: ResourceShape, filling: Filling): string {
    const example = /pulumi import \S+ \S+ ['"]?([^\s'"]+)/.exec(shape.description)?.[1] ?? "";
    return fromInputs(shape, example, filling.values) ?? fromExample(example, filling);
}

function fromInputs(shape: ResourceShape, example: string, values: ValueMap): string | undefined {
    const sentence =
        /`pulumi import`[^]*?\b(?:using|with|by) ([^]*?)(?: or using|For example)/.exec(shape.description)?.[1] ?? "";
    const quoted = [...sentence.matchAll(/`([^`]+)`/g)].map((match) => match[1] ?? "");
    const names = quoted.filter((text) => /^\w+$/.test(text));
    const parts = names.map((name) => (shape.inputs.has(name) ? textOf(values[name]) : undefined));
    if (names.length === 0 || parts.includes(undefined)) {
        return undefined;
    }
    const told = quoted.find((text) => /^[^\w\s]+$/.test(text));
    const separator = told ?? /[,:|/#]/.exec(example)?.[0] ?? "";
    return names.length > 1 && separator === "" ? undefined : parts.join(separator);
}

function fromExample(example: string, filling: Filling): string {
    const { seed, values } = filling;
    if (example.startsWith("arn:")) {
        return likeArn(example, filling);
    }
    const prefix = /^((?:[a-z]+\d?-)+)[0-9a-z]{8,32}$/.exec(example)?.[1];
    if (prefix !== undefined && /\d/.test(example)) {
        return prefix + hexOf(seed, 17);
    }
    if (/^[0-9a-f]{8}-[0-9a-f]{4}-/i.test(example)) {
        return uuidOf(seed);
    }
    if (/^\d{12}$/.test(example)) {
        return filling.place.accountId;
    }
    return textOf(values.name) ?? hexOf(seed, 17);
}

/** An ARN like the one in an example: same service and kind, own place and name. */
function likeArn(example: string, { place, values, seed }: Filling): string {
    const [, , service = "", region = "", account = "", ...rest] = example.split(":");
    const [kind = "", separator = "", last = ""] = /^(.*)([/:])([^/:]*)$/.exec(rest.join(":"))?.slice(1) ?? [];
    const isRandom = /^[0-9a-f-]{16,}$/i.test(last);
    const own = isRandom ? (last.includes("-") ? uuidOf(seed) : hexOf(seed, 16)) : textOf(values.name);
    const template = `arn:{partition}:${service}:${region === "" ? "" : "{region}"}:${account === "" ? "" : "{accountId}"}:`;
    return fill(template, { place, values, seed }) + kind + separator + (own ?? hexOf(seed, 16));
}

function textOf(value: Value | undefined): string | undefined {
    return typeof value === "string" || typeof value === "number" || typeof value === "boolean"
        ? String(value)
        : undefined;
}
