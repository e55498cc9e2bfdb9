import { type Properties, isProperties } from "./properties";
import type { StackResource } from "./review-stack";
import type { Subject } from "./rule";
import { Unreadable, watchReads } from "./unreadable";

/** A stack as its state has it. */
export interface StoredStack {
    readonly project: string;
    readonly stack: string;
    readonly resources: readonly StoredResource[];
}

/** A resource in a state, as far as rules look at it. Source: `ResourceV3` in `sdk/go/common/apitype/core.go` of pulumi/pulumi. */
export interface StoredResource {
    readonly urn: string;
    readonly type: string;
    /** The id at the cloud; components have none. */
    readonly id?: string;
    readonly delete?: boolean;
    readonly external?: boolean;
    readonly inputs?: Properties;
    readonly outputs?: Properties;
    readonly parent?: string;
    /** The URNs of the resources whose outputs an input was made of, by the input's name. */
    readonly propertyDependencies?: Readonly<Record<string, readonly string[]>>;
    /** Where the program declares it, for example `project:///components/registry/acr-registry.ts#78,26`. */
    readonly sourcePosition?: string;
    readonly protect?: boolean;
    readonly ignoreChanges?: string[];
    readonly aliases?: string[];
    readonly additionalSecretOutputs?: string[];
    readonly customTimeouts?: { readonly create?: number; readonly update?: number; readonly delete?: number };
}

/**
 * Reads what `pulumi stack export` wrote.
 *
 * @param secret what stands for a secret, given its value as JSON if it is in clear. @default a value that throws when it is read
 * @throws Error that tells what was found instead.
 */
export function parseState(text: string, secret: (plain: string | undefined) => unknown = unreadable): StoredStack {
    const refuse = (found: string) =>
        new Error(`expected what \`pulumi stack export\` or \`npm run rehearse -- export\` writes, found ${found}`);
    let content: unknown;
    try {
        content = JSON.parse(text, (_key, value: unknown) => (isSecret(value) ? secret(value.plaintext) : value));
    } catch {
        throw refuse("no JSON");
    }
    if (!isProperties(content) || !isProperties(content.deployment)) {
        throw refuse("no deployment in it");
    }
    const { resources: all = [] } = content.deployment;
    if (!Array.isArray(all) || !all.every(isStored)) {
        throw refuse("resources without a URN, a type or an object of properties");
    }
    const resources = all.filter((resource) => resource.delete !== true && resource.external !== true);
    const [, , stack = "", , project = ""] = resources[0]?.urn.split(":") ?? [];
    return { project, stack, resources };
}

function unreadable(): Unreadable {
    return new Unreadable();
}

function isStored(value: unknown): value is StoredResource {
    return (
        isProperties(value) &&
        typeof value.urn === "string" &&
        typeof value.type === "string" &&
        [value.inputs, value.outputs].every((properties) => properties === undefined || isProperties(properties))
    );
}

/** Marks a value that is more than JSON, and the mark of a secret. Source: `sdk/go/common/resource/sig` of pulumi/pulumi. */
const signature = "4dabf18193072939515e22adb298388d";
const secretMark = "1b47061264138c4ac30d75fd1eb44270";

function isSecret(value: unknown): value is { readonly plaintext?: string } {
    return isProperties(value) && value[signature] === secretMark;
}

/** The name that the program gave a resource. */
export function nameOf({ urn }: Pick<StoredResource, "urn">): string {
    return urn.split("::").slice(3).join("::");
}

/** The resource as rules see it. */
export function toStackResource(resource: StoredResource): StackResource {
    const { urn, type, inputs, outputs, parent, customTimeouts } = resource;
    const subject = (properties: Properties = {}): Subject => ({
        urn,
        type,
        name: nameOf(resource),
        properties: watchReads(withoutInternal(properties)),
        options: {
            protect: resource.protect ?? false,
            ignoreChanges: resource.ignoreChanges ?? [],
            aliases: resource.aliases ?? [],
            additionalSecretOutputs: resource.additionalSecretOutputs ?? [],
            customTimeouts: {
                createSeconds: customTimeouts?.create ?? 0,
                updateSeconds: customTimeouts?.update ?? 0,
                deleteSeconds: customTimeouts?.delete ?? 0,
            },
            ...(parent === undefined ? {} : { parent }),
        },
    });
    return { inputs: subject(inputs), outputs: subject(outputs) };
}

/** Engines keep notes of their own from policies, too. */
function withoutInternal(properties: Properties): Properties {
    return Object.fromEntries(Object.entries(properties).filter(([key]) => !key.startsWith("__")));
}
