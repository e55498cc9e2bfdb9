import { bridgedDialect } from "../bridged/dialect";
import type { ResourceShape } from "../shapes/shape";
import type { Context, Dialect, Draft } from "../simulation/package";
import { type Value, type ValueMap, isMap, isSpecial } from "../simulation/values";
import { checkConfig } from "./configuration";
import { defaults, deleteBeforeReplace, naming } from "./defaults";
import { arnOf, namedValues, namesOf, newId, pathOf } from "./identity";
import { documentText, sameDocument } from "./json";
import { type Place, placeOf, regionOf } from "./place";
import { replacing } from "./replacing";
import { allTags } from "./tags";

/** What all types of `@pulumi/aws` have in common. */
export function awsDialect(): Dialect {
    return bridgedDialect({
        name: "aws",
        immutable: replacing,
        alwaysImmutable: ["region"],
        ids: {},
        deleteBeforeReplace,
        naming,
        defaults,
        prepare,
        ownInputs: ["tagsAll"],
        same: sameDocument,
        // Source: `ForcesProviderReplace` in `provider/resources.go` of pulumi-aws.
        replacingConfig: ["region"],
        assumesExisting: false,
        defaultId: newId,
        outputs,
        checkConfig,
    });
}

/** Source: `applyRegion` in `provider/region.go` and `applyTags` in `provider/tags.go` of pulumi-aws. */
function prepare(inputs: ValueMap, shape: ResourceShape, { config }: Context): ValueMap {
    const region = regionOf(config);
    return {
        ...Object.fromEntries(
            Object.entries(inputs).map(([name, value]): [string, Value] => [name, asDocument(name, value, shape)]),
        ),
        ...(shape.inputs.has("region") && inputs.region === undefined && region !== undefined ? { region } : {}),
        ...(takesTags(shape) ? { tagsAll: allTags(inputs.tags, config) } : {}),
    };
}

function takesTags({ inputs, outputs: members }: ResourceShape): boolean {
    return inputs.has("tags") && members.has("tagsAll");
}

/** Where a document may be given as text or as an object, the provider sees text. */
function asDocument(name: string, value: Value, { inputs }: ResourceShape): Value {
    const type = inputs.get(name)?.type;
    const takesBoth = type?.kind === "union" && type.options.some(({ kind }) => kind === "string");
    return takesBoth && isMap(value) && !isSpecial(value) ? documentText(value) : value;
}

function outputs(resource: Draft & { readonly id: string }, shape: ResourceShape, { config }: Context): ValueMap {
    const { id, type, inputs } = resource;
    const path = pathOf(type);
    const place = placeOf(inputs, config);
    const names = namesOf(path, resource);
    const arn = id.startsWith("arn:")
        ? id
        : arnOf(path, place, { ...namedValues(path, { ...inputs, ...names }, id), id }, id);
    return {
        ...withoutValue(shape, inputs),
        arn: arn ?? likelyArn(path, id, place),
        ownerId: place.accountId,
        accountId: place.accountId,
        awsAccountId: place.accountId,
        registryId: place.accountId,
        ...inputs,
        ...names,
        region: place.region,
        tagsAll: inputs.tagsAll ?? {},
    };
}

/** What AWS chooses itself where nothing is asked for, and rules don't know better: nothing. */
function withoutValue(shape: ResourceShape, inputs: ValueMap): ValueMap {
    const texts = [...shape.outputs].filter(
        ([name, { required, type }]) =>
            required && type.kind === "string" && shape.inputs.has(name) && inputs[name] === undefined,
    );
    return Object.fromEntries(texts.map(([name]): [string, Value] => [name, ""]));
}

/** An ARN of a type whose ARNs are not known, by what most look like. */
function likelyArn(path: string, id: string, { partition, region, accountId }: Place): string {
    const [module = "", file = ""] = path.split(/[/:]/);
    const kind = file.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
    return `arn:${partition}:${module}:${region}:${accountId}:${kind}/${id}`;
}
