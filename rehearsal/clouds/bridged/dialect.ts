import type { ResourceShape } from "../shapes/shape";
import { checkMembers } from "../simulation/check-values";
import { differences } from "../simulation/differences";
import { randomHex } from "../simulation/names";
import type { Context, Dialect, Draft } from "../simulation/package";
import type { CheckFailure, CheckRequest } from "../simulation/provider";
import { suggestion } from "../simulation/suggest";
import { type Value, type ValueMap, isUnknown } from "../simulation/values";
import { lookUp } from "./lookup";
import { documentedDefaults, documentedValues, forcesReplacementRemark } from "./remarks";
import { bridgedWording } from "./wording";

/** What bridged packages have in tables of their own. */
export interface BridgedOptions {
    /** The name in tokens and in configuration keys. */
    readonly name: string;
    /** Inputs that replace though the documentation does not say so, by class, separated by blanks. */
    readonly immutable: Readonly<Record<string, string>>;
    /** Inputs that make up the id, by class, separated by blanks; joined with `:`. */
    readonly ids: Readonly<Record<string, string>>;
    /** Classes of which two can't exist at once. */
    readonly deleteBeforeReplace: ReadonlySet<string>;
    /** Configuration whose change replaces the provider, and with it all resources. */
    readonly replacingConfig: readonly string[];
    /** Whether functions find what the stack did not make: see `lookUp`. */
    readonly assumesExisting: boolean;
    /** The id of a class that is not in `ids`. */
    readonly defaultId: (draft: Draft, shape: ResourceShape) => string;
    /** Outputs that every class of the package has alike. */
    readonly outputs?: (resource: Draft & { readonly id: string }, context: Context) => ValueMap;
}

/** Lists the inputs that were not given by the program, so that a later deployment may change them. */
const defaultsKey = "__defaults";

/** What all providers do alike that are bridged from Terraform. Source: pulumi-terraform-bridge, `pkg/tfbridge`. */
export function bridgedDialect(options: BridgedOptions): Dialect {
    const immutable = (className: string) => wordsOf(options.immutable[className]);
    return {
        capabilities: { acceptSecrets: false, acceptResources: false, acceptOutputs: false, supportsAutonaming: true },
        wording: bridgedWording,
        ownInputs: [],
        constants: () => ({}),
        stableOutputs: "all",
        withDefaults,
        check: checkDocumentedValues,
        forcesReplacement: (shape, rules) => {
            const listed = new Set([...immutable(shape.className), ...(rules.immutable ?? [])]);
            const remarked = (name: string) => forcesReplacementRemark(shape.inputs.get(name)?.description ?? "");
            return (pattern) => listed.has(pattern) || remarked(pattern);
        },
        same: (_, old, value) =>
            typeof old !== typeof value && isScalar(old) && isScalar(value) && String(old) === String(value),
        deleteBeforeReplace: ({ type, oldInputs, news }) =>
            options.deleteBeforeReplace.has(classOf(type)) || keepsGivenName(oldInputs, news),
        id: (draft, shape) => {
            const parts = wordsOf(options.ids[shape.className]);
            return parts.length === 0
                ? options.defaultId(draft, shape)
                : parts.map((name) => scalarText(draft.inputs[name])).join(":");
        },
        inputsOf: (id, shape) => {
            const parts = wordsOf(options.ids[shape.className]);
            const values = parts.length === 1 ? [id] : id.split(":");
            if (id === "" || (parts.length > 1 && values.length < parts.length)) {
                return undefined;
            }
            return Object.fromEntries(parts.map((name, index) => [name, values[index] ?? ""]));
        },
        outputs: (resource, shape, context) => ({
            ...documentedDefaults(shape.outputs),
            ...options.outputs?.(resource, context),
            ...resource.inputs,
        }),
        beforeCreate: () => undefined,
        beforeUpdate: () => undefined,
        beforeDelete: () => undefined,
        invoke: (shape, args, context) => lookUp(shape, args, context, options.assumesExisting),
        checkConfig: ({ news }, members) => ({
            inputs: news,
            failures: checkMembers(parsedConfig(news), members, configWording(options.name)),
        }),
        diffConfig: ({ oldInputs, news }) => {
            const detailedDiff = differences(oldInputs, news, (name) => options.replacingConfig.includes(name));
            const paths = [...detailedDiff.keys()];
            return {
                changes: paths.length === 0 ? "none" : "some",
                replaces: paths.filter((path) => detailedDiff.get(path)?.kind.endsWith("-replace")),
                diffs: paths,
                detailedDiff,
                deleteBeforeReplace: false,
            };
        },
    };
}

/** A generated name where there is an optional `name`. Source: `SetAutonaming` in `pkg/tfbridge/info/autonaming.go`. */
function withDefaults(request: CheckRequest, shape: ResourceShape): ValueMap {
    const { news, olds, autonaming, randomSeed } = request;
    const name = shape.inputs.get("name");
    if (name === undefined || name.required || name.type.kind !== "string" || news.name !== undefined) {
        return { ...news, [defaultsKey]: [] };
    }
    const generated = () => {
        switch (autonaming?.mode) {
            case "disable":
                return undefined;
            case "propose":
            case "enforce":
                return autonaming.proposedName;
            case undefined:
                return `${request.name}-${randomHex(randomSeed, 7)}`;
        }
    };
    const chosen = wasGenerated(olds) ? olds.name : generated();
    return chosen === undefined ? { ...news, [defaultsKey]: [] } : { ...news, name: chosen, [defaultsKey]: ["name"] };
}

function wasGenerated(inputs: ValueMap): boolean {
    const defaults = inputs[defaultsKey];
    return Array.isArray(defaults) && defaults.includes("name") && inputs.name !== undefined;
}

/** Two resources can't have one name. Source: `nameRequiresDeleteBeforeReplace` in `pkg/tfbridge/provider.go`. */
function keepsGivenName(oldInputs: ValueMap, news: ValueMap): boolean {
    return !wasGenerated(news) && news.name !== undefined && news.name === oldInputs.name;
}

/** Terraform's validators refuse values that the documentation does not list. */
function checkDocumentedValues(inputs: ValueMap, { inputs: members }: ResourceShape): CheckFailure[] {
    return [...members].flatMap(([name, { description, type }]) => {
        const value = inputs[name];
        const allowed = type.kind === "string" && typeof value === "string" ? documentedValues(description) : undefined;
        return allowed === undefined ||
            value === undefined ||
            isUnknown(value) ||
            (typeof value === "string" && allowed.includes(value))
            ? []
            : [bridgedWording.notAllowed(name, value, allowed)];
    });
}

function configWording(provider: string): typeof bridgedWording {
    return {
        ...bridgedWording,
        unknownProperty: (path, name, known) => ({
            property: "",
            reason:
                `\`${provider}:${path}\` is not a valid configuration key for the ${provider} provider.${suggestion(name, known)} ` +
                `If the referenced key is not intended for the provider, please choose a different namespace from \`${provider}:\`.`,
        }),
    };
}

/** SDKs send configuration that is not text as its JSON. */
function parsedConfig(config: ValueMap): ValueMap {
    return Object.fromEntries(
        Object.entries(config).map(([name, value]) => [name, typeof value === "string" ? parsed(value) : value]),
    );
}

function parsed(text: string): Value {
    try {
        return /^[[{]/.test(text) ? (JSON.parse(text) as Value) : text;
    } catch {
        return text;
    }
}

function wordsOf(text: string | undefined): string[] {
    return text?.split(" ") ?? [];
}

function isScalar(value: Value): value is string | number | boolean {
    return ["string", "number", "boolean"].includes(typeof value);
}

function scalarText(value: Value | undefined): string {
    return value !== undefined && isScalar(value) ? String(value) : "";
}

function classOf(type: string): string {
    return type.slice(type.lastIndexOf(":") + 1);
}
