import type { ResourceShape } from "../shapes/shape";
import { checkMembers } from "../simulation/check-values";
import { differences } from "../simulation/differences";
import type { Context, Dialect, Draft } from "../simulation/package";
import { previewOutputs } from "../simulation/preview";
import type { CheckFailure, CheckResult } from "../simulation/provider";
import { suggestion } from "../simulation/suggest";
import { type Value, type ValueMap, isUnknown } from "../simulation/values";
import { lookUp } from "./lookup";
import { type Naming, defaultNaming, defaultsKey, generatedName, isGenerated } from "./naming";
import { documentedDefaults, documentedValues, forcesReplacementRemark } from "./remarks";
import { bridgedWording } from "./wording";

/** What bridged packages have in tables of their own. */
export interface BridgedOptions {
    /** The name in tokens and in configuration keys. */
    readonly name: string;
    /**
     * Inputs that replace though the documentation does not say so, by class, separated by blanks. One with a minus at
     * the end replaces only when it is taken away.
     */
    readonly immutable: ByClass<string>;
    /** Inputs that replace in every class. */
    readonly alwaysImmutable?: readonly string[];
    /** Inputs that make up the id, by class, separated by blanks; joined with `:`. */
    readonly ids: ByClass<string>;
    /** Classes of which two can't exist at once. */
    readonly deleteBeforeReplace: ReadonlySet<string>;
    /** What check fills in before anything else. */
    readonly prepare?: (inputs: ValueMap, shape: ResourceShape, context: Context) => ValueMap;
    /** Inputs that `prepare` adds though the SDK does not declare them. */
    readonly ownInputs?: readonly string[];
    /** How names are generated where it is not done as for most. */
    readonly naming?: ByClass<Naming>;
    /** Values of inputs that are not given, by class. */
    readonly defaults?: ByClass<ValueMap>;
    /** Tells that two different values of a property mean the same. */
    readonly same?: (old: Value, value: Value) => boolean;
    /** Configuration whose change replaces the provider, and with it all resources. */
    readonly replacingConfig: readonly string[];
    /** Whether functions find what the stack did not make: see `lookUp`. */
    readonly assumesExisting: boolean;
    /** The id of a class that is not in `ids`. */
    readonly defaultId: (draft: Draft, shape: ResourceShape, context: Context) => string;
    /** Outputs that every class of the package has alike. */
    readonly outputs?: (resource: Draft & { readonly id: string }, shape: ResourceShape, context: Context) => ValueMap;
    /** Texts that are the same wherever an output has that name. */
    readonly constants?: Readonly<Record<string, string>>;
    /** What the configuration is completed with, and what is wrong with it beyond its types. */
    readonly checkConfig?: (config: ValueMap) => CheckResult;
}

/** By the name of a class, or by `module/file:Class` where one name stands for several. */
type ByClass<T> = Readonly<Record<string, T>>;

/** What all providers do alike that are bridged from Terraform. Source: pulumi-terraform-bridge, `pkg/tfbridge`. */
export function bridgedDialect(options: BridgedOptions): Dialect {
    const namingOf = (type: string) => ofClass(options.naming ?? {}, type) ?? defaultNaming;
    return {
        capabilities: { acceptSecrets: false, acceptResources: false, acceptOutputs: false, supportsAutonaming: true },
        wording: bridgedWording,
        ownInputs: options.ownInputs ?? [],
        constants: () => options.constants ?? {},
        sparseObjects: true,
        stableOutputs: "all",
        withDefaults: (request, shape, context) => {
            const inputs = { ...ofClass(options.defaults ?? {}, shape.token), ...request.news };
            const defaults = Object.keys(inputs).filter((name) => !(name in request.news));
            const naming = namingOf(shape.token);
            const name = generatedName({ ...request, news: inputs }, shape, naming);
            return {
                ...(options.prepare?.(inputs, shape, context) ?? inputs),
                ...(name === undefined ? {} : { [naming.property]: name }),
                [defaultsKey]: [...defaults, ...(name === undefined ? [] : [naming.property])],
            };
        },
        check: checkDocumentedValues,
        forcesReplacement: (shape, rules) => {
            const listed = new Set([
                ...wordsOf(ofClass(options.immutable, shape.token)),
                ...(options.alwaysImmutable ?? []),
                ...(rules.immutable ?? []),
            ]);
            const remarked = (name: string) => forcesReplacementRemark(shape.inputs.get(name)?.description ?? "");
            return (pattern, change) =>
                listed.has(pattern) || remarked(pattern) || (change === "delete" && listed.has(`${pattern}-`));
        },
        same: (_, old, value) =>
            (typeof old !== typeof value && isScalar(old) && isScalar(value) && String(old) === String(value)) ||
            options.same?.(old, value) === true,
        // Terraform compares what is asked for with the state, not with what was asked for before.
        comparesWithOutputs: true,
        deleteBeforeReplace: ({ type, oldInputs, news }) =>
            [classOf(type), pathOf(type)].some((name) => options.deleteBeforeReplace.has(name)) ||
            keepsGivenName(namingOf(type).property, oldInputs, news),
        id: (draft, shape, context) => {
            const parts = wordsOf(ofClass(options.ids, shape.token));
            return parts.length === 0
                ? options.defaultId(draft, shape, context)
                : parts.map((name) => scalarText(draft.inputs[name])).join(":");
        },
        inputsOf: (id, shape) => {
            const parts = wordsOf(ofClass(options.ids, shape.token));
            const values = parts.length === 1 ? [id] : id.split(":");
            if (id === "" || (parts.length > 1 && values.length < parts.length)) {
                return undefined;
            }
            return Object.fromEntries(parts.map((name, index) => [name, values[index] ?? ""]));
        },
        // An output is optional in the SDK if Terraform does not compute it: then it is null unless it is put in.
        // Source: `optional` of `variable` in `pkg/tfgen/generate.go` of pulumi-terraform-bridge.
        preview: (inputs, shape) =>
            previewOutputs(
                { ...inputs, ...ungiven(documentedDefaults(shape.outputs), inputs) },
                shape.outputs,
                "absent",
            ),
        outputs: (resource, shape, context) => ({
            ...resource.inputs,
            ...options.outputs?.(resource, shape, context),
            ...ungiven(documentedDefaults(shape.outputs), resource.inputs),
        }),
        beforeCreate: () => undefined,
        beforeUpdate: () => undefined,
        beforeDelete: () => undefined,
        invoke: (shape, args, context) => lookUp(shape, args, context, options.assumesExisting),
        checkConfig: ({ news }, members) => {
            const { inputs, failures } = options.checkConfig?.(news) ?? { inputs: news, failures: [] };
            return {
                inputs,
                failures: [...checkMembers(parsedConfig(news), members, configWording(options.name)), ...failures],
            };
        },
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

/** Two resources can't have one name. Source: `nameRequiresDeleteBeforeReplace` in `pkg/tfbridge/schema.go`. */
function keepsGivenName(property: string, oldInputs: ValueMap, news: ValueMap): boolean {
    return !isGenerated(news, property) && news[property] !== undefined && news[property] === oldInputs[property];
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

/** The defaults of what a program leaves out. */
function ungiven(defaults: ValueMap, inputs: ValueMap): ValueMap {
    return Object.fromEntries(Object.entries(defaults).filter(([name]) => (inputs[name] ?? null) === null));
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

function ofClass<T>(table: ByClass<T>, type: string): T | undefined {
    return table[pathOf(type)] ?? table[classOf(type)];
}

function classOf(type: string): string {
    return type.slice(type.lastIndexOf(":") + 1);
}

/** A token without its package. */
function pathOf(type: string): string {
    return type.slice(type.indexOf(":") + 1);
}
