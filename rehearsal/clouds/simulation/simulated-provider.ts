import type { ResourceShape } from "../shapes/shape";
import { checkMembers } from "./check-values";
import { Cloud } from "./cloud";
import { DeclaredTypes } from "./declared-types";
import { differences } from "./differences";
import { complete } from "./invent";
import { knownBefore } from "./known-before";
import type { CloudPackage, Context, Doomed, Draft, TypeRules } from "./package";
import type { Plugin, Surroundings } from "./plugin";
import type {
    Capabilities,
    CheckRequest,
    CheckResult,
    CreateRequest,
    DeleteRequest,
    DiffRequest,
    DiffResult,
    InvokeRequest,
    InvokeResult,
    Provider,
    ReadRequest,
    ResourceResult,
    UpdateRequest,
} from "./provider";
import { Residents } from "./residents";
import { type ValueMap, isUnknown, textOf } from "./values";

/** The plugin of a simulated package. */
export function simulate(definition: CloudPackage): Plugin {
    return (surroundings) => new SimulatedProvider(definition, process.cwd(), surroundings);
}

/** A provider whose types come from an installed SDK and whose cloud is simulated. */
export class SimulatedProvider implements Provider {
    private readonly types: DeclaredTypes;
    private readonly cloud = new Cloud();
    private readonly residents: Residents;
    private config: ValueMap = {};
    /** What was read by its id alone: the cloud knows its other inputs, the simulation does not. */
    private readonly imported = new Set<string>();

    /** @param directory where the program is, from which its SDK is looked up */
    constructor(
        private readonly definition: CloudPackage,
        directory: string,
        surroundings: Surroundings,
    ) {
        this.types = new DeclaredTypes(definition, directory);
        this.residents = new Residents(surroundings, definition.dependents);
    }

    get version(): string {
        return this.types.version;
    }

    get capabilities(): Capabilities {
        return this.definition.dialect.capabilities;
    }

    checkConfig(request: CheckRequest): CheckResult {
        const { version, ...news } = request.news;
        const wrongVersion = typeof version === "string" ? this.types.checkVersion(version) : [];
        const members = this.types.sdk.configuration();
        const { inputs, failures } = this.definition.dialect.checkConfig({ ...request, news }, members);
        return {
            inputs: version === undefined ? inputs : { ...inputs, version },
            failures: [...wrongVersion, ...failures],
        };
    }

    diffConfig(request: DiffRequest): DiffResult {
        return this.definition.dialect.diffConfig(request);
    }

    configure(args: ValueMap): void {
        this.config = args;
    }

    check(request: CheckRequest): CheckResult {
        const shape = this.types.resource(request.type);
        const { dialect } = this.definition;
        const inputs = dialect.withDefaults(request, shape, this.context);
        const failures = [
            ...checkMembers(declared(inputs, dialect.ownInputs), shape.inputs, dialect.wording),
            ...dialect.check(inputs, shape),
            ...(this.types.rules(request.type).check?.(inputs) ?? []),
        ];
        return { inputs, failures };
    }

    diff(request: DiffRequest): DiffResult {
        const { type, id, news, oldInputs, olds, urn, name } = request;
        const shape = this.types.resource(type);
        const { dialect } = this.definition;
        this.cloud.note({ urn, type, name, id, inputs: oldInputs, outputs: olds });
        this.residents.see({ urn, type, id, outputs: olds });
        const forced = dialect.forcesReplacement(shape, this.types.rules(type), this.context);
        const known = dialect.comparesWithOutputs ? knownBefore(oldInputs, olds, news) : oldInputs;
        const detailedDiff = differences(known, news, forced, (pattern, old, value) =>
            dialect.same(pattern, old, value),
        );
        if (this.imported.has(`${type}|${id}`)) {
            for (const [path, { kind }] of detailedDiff) {
                // What the id did not tell is as the program has it.
                if (kind.startsWith("add")) {
                    detailedDiff.delete(path);
                }
            }
        }
        const paths = [...detailedDiff.keys()];
        const replaces = paths.filter((path) => detailedDiff.get(path)?.kind.endsWith("-replace"));
        return {
            changes: paths.length === 0 ? "none" : "some",
            replaces,
            diffs: paths,
            detailedDiff,
            deleteBeforeReplace: replaces.length > 0 && dialect.deleteBeforeReplace(request),
        };
    }

    create(request: CreateRequest): ResourceResult {
        const shape = this.types.resource(request.type);
        const rules = this.types.rules(request.type);
        if (request.preview) {
            return { id: "", outputs: this.definition.dialect.preview(request.inputs, shape) };
        }
        const { dialect } = this.definition;
        const id = rules.id?.(request, this.context) ?? dialect.id(request, shape, this.context);
        const resource = { ...request, id };
        dialect.beforeCreate(resource, this.context);
        rules.beforeCreate?.(resource, this.context);
        const outputs = this.settle(resource, shape, rules);
        this.residents.note({ ...resource, outputs });
        return { id, outputs };
    }

    read(request: ReadRequest): (ResourceResult & { readonly inputs: ValueMap }) | undefined {
        const { id, type } = request;
        const shape = this.types.resource(type);
        const told = this.cloud.isGone(type, id)
            ? undefined
            : this.definition.dialect.inputsOf(id, shape, this.types.rules(type), this.context);
        if (told === undefined) {
            return undefined;
        }
        const inputs = request.inputs ?? told;
        const whole = [...shape.outputs].every(([name, { required }]) => !required || name in request.outputs);
        if (whole) {
            this.cloud.note({ ...request, inputs, outputs: request.outputs });
            return { id, inputs, outputs: request.outputs };
        }
        const known = this.cloud.get(type, id);
        this.imported.add(`${type}|${id}`);
        const resource = { ...request, inputs: { ...told, ...known?.inputs, ...request.inputs } };
        const outputs = known?.outputs ?? this.settle(resource, shape, this.types.rules(type));
        return { id, inputs, outputs: { ...outputs, ...request.outputs } };
    }

    update(request: UpdateRequest): { readonly outputs: ValueMap } {
        const shape = this.types.resource(request.type);
        const rules = this.types.rules(request.type);
        const { dialect } = this.definition;
        if (request.preview) {
            const outputs = dialect.preview(request.inputs, shape);
            for (const [name, old] of Object.entries(request.olds)) {
                const stable =
                    dialect.stableOutputs === "all" ? isUnknown(outputs[name]) : dialect.stableOutputs.includes(name);
                if (stable && rules.renewed?.includes(name) !== true) {
                    outputs[name] = old;
                }
            }
            return { outputs };
        }
        dialect.beforeUpdate(request);
        rules.beforeUpdate?.(request);
        const outputs = this.settle(request, shape, rules);
        this.residents.note({ ...request, outputs });
        return { outputs };
    }

    delete({ urn, type, id, oldInputs, outputs }: DeleteRequest): void | Promise<void> {
        const doomed = { urn, type, id, inputs: oldInputs, outputs };
        const asked = this.residents.askToDelete(doomed);
        if (asked === undefined) {
            this.bury(doomed);
            return;
        }
        return asked.then(() => {
            this.bury(doomed);
        });
    }

    /** Deletes a resource that nothing lives through, and what goes along with it. */
    private bury(doomed: Doomed & { readonly urn: string }): void {
        this.definition.dialect.beforeDelete(doomed, this.context);
        this.types.rules(doomed.type).beforeDelete?.(doomed, this.context);
        this.residents.forget(doomed);
        this.cloud.forget(doomed.type, doomed.id);
    }

    invoke({ token, args }: InvokeRequest): InvokeResult {
        const shape = this.types.function(token);
        const failures = checkMembers(args, shape.args, this.definition.dialect.wording);
        if (failures.length > 0) {
            return { value: {}, failures };
        }
        const rule = this.definition.functions[token];
        if (rule === undefined) {
            return { value: this.definition.dialect.invoke(shape, args, this.context), failures: [] };
        }
        const constants = this.definition.dialect.constants(this.config);
        const subject = { id: `${token}${JSON.stringify(args)}`, name: token, constants };
        return { value: complete(rule(args, this.context), shape.results, subject), failures: [] };
    }

    /** The outputs of a resource after a creation or an update; from now on the cloud has it. */
    private settle(resource: Draft & { readonly id: string }, shape: ResourceShape, rules: TypeRules): ValueMap {
        const { urn, type, name, id, inputs } = resource;
        const known = {
            ...inputs,
            ...this.definition.dialect.outputs(resource, shape, this.context),
            ...rules.outputs?.(resource, this.context),
        };
        const outputs = complete(known, shape.outputs, {
            id,
            name: textOf(known, "name") ?? name,
            constants: this.definition.dialect.constants(this.config),
            sparse: this.definition.dialect.sparseObjects,
        });
        this.cloud.note({ urn, type, name, id, inputs, outputs });
        return outputs;
    }

    private get context(): Context {
        return { sdk: this.types.sdk, cloud: this.cloud, config: this.config };
    }
}

/** The inputs that the SDK declares, without those that the provider added. */
function declared(inputs: ValueMap, own: readonly string[]): ValueMap {
    return Object.fromEntries(Object.entries(inputs).filter(([name]) => !own.includes(name)));
}
