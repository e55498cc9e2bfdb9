import { randomUUID } from "node:crypto";
import type { ResourceState, Snapshot } from "../../model/state";
import type { PropertyMap, PropertyValue } from "../../model/values";
import { rootStackType, typeOf } from "../../model/urn";
import { equalValues } from "../../model/equality";
import { containsSecrets } from "../../model/inspect";
import * as api from "./provider";

const stackReference = "pulumi:pulumi:StackReference";
const stash = "pulumi:index:Stash";

/** The one input that each built-in resource type has. */
const inputOf: Readonly<Record<string, string | undefined>> = { [stackReference]: "name", [stash]: "input" };

/** What the built-in provider may see of the run. */
export interface BuiltinContext {
    readonly readStack: (name: string) => Promise<Snapshot | undefined>;
    /** A resource registered or read in this run. */
    readonly resource: (urn: string) => ResourceState | undefined;
    readonly warn: (urn: string, message: string) => void;
}

/**
 * The package `pulumi`: stack references, stashes, and functions on stacks and resources.
 * Source: `pkg/resource/deploy/builtins.go` in pulumi/pulumi.
 */
export class BuiltinProvider implements api.Provider {
    constructor(private readonly context: BuiltinContext) {}

    checkConfig(): Promise<api.CheckResult> {
        return Promise.resolve({ inputs: {}, failures: [] });
    }

    diffConfig(): Promise<api.DiffResult> {
        return Promise.resolve(api.noDiff);
    }

    configure(): void {
        // It has no configuration.
    }

    parameterize(): Promise<never> {
        return Promise.reject(new Error("the builtin provider has no parameters"));
    }

    check({ urn, news }: api.CheckRequest): Promise<api.CheckResult> {
        const expected = this.inputName(urn);
        if (typeOf(urn) === stackReference) {
            this.context.warn(
                urn,
                'The "pulumi:pulumi:StackReference" resource type is deprecated. Update your SDK or if already up to ' +
                    "date raise an issue at https://github.com/pulumi/pulumi/issues.",
            );
        }
        const failures = Object.keys(news)
            .filter((key) => key !== expected)
            .map((key) => ({ property: key, reason: `unknown property "${key}"` }));
        if (!(expected in news)) {
            failures.push({ property: expected, reason: `missing required property "${expected}"` });
        }
        return Promise.resolve({ inputs: news, failures });
    }

    diff({ urn, oldInputs, newInputs }: api.DiffRequest): Promise<api.DiffResult> {
        const key = this.inputName(urn);
        if (equalValues(oldInputs[key] ?? null, newInputs[key] ?? null)) {
            return Promise.resolve(api.noDiff);
        }
        const keys = typeOf(urn) === stackReference ? { replaceKeys: [key] } : { changedKeys: [key] };
        return Promise.resolve({ ...api.noDiff, changes: "some", ...keys });
    }

    async create({ urn, inputs, preview }: api.CreateRequest): Promise<api.CreateResult> {
        const input = inputs[this.inputName(urn)] ?? null;
        const outputs = typeOf(urn) === stackReference ? await this.stackOutputs(inputs) : { input, output: input };
        return { id: preview ? "" : randomUUID(), outputs, refreshBeforeUpdate: false };
    }

    update({ inputs, oldOutputs }: api.UpdateRequest): Promise<api.UpdateResult> {
        const outputs = { input: inputs.input ?? null, output: oldOutputs.output ?? null };
        return Promise.resolve({ outputs, refreshBeforeUpdate: false });
    }

    delete(): Promise<void> {
        return Promise.resolve();
    }

    async read({ urn, id, inputs, outputs }: api.ReadRequest): Promise<api.ReadResult> {
        const what = typeOf(urn) === stackReference ? "stack reference" : "stash";
        if (inputs === undefined || !(this.inputName(urn) in inputs)) {
            throw new Error(`${what} can not be imported`);
        }
        const current = typeOf(urn) === stackReference ? await this.stackOutputs(outputs) : outputs;
        return { id, inputs, outputs: current, refreshBeforeUpdate: false };
    }

    async invoke(token: string, args: PropertyMap): Promise<api.InvokeResult> {
        switch (token) {
            case "pulumi:pulumi:readStackOutputs":
                return { result: await this.stackOutputs(args), failures: [] };
            case "pulumi:pulumi:readStackResourceOutputs":
                return { result: await this.stackResourceOutputs(args), failures: [] };
            case "pulumi:pulumi:getResource":
                return { result: this.resource(args), failures: [] };
            default:
                throw new Error(`unrecognized function name: '${token}'`);
        }
    }

    call(): Promise<never> {
        return Promise.reject(new Error("the builtin provider does not implement call"));
    }

    construct(): Promise<never> {
        return Promise.reject(new Error("builtin resources may not be constructed"));
    }

    cancel(): Promise<void> {
        return Promise.resolve();
    }

    close(): void {
        // There is no process to end.
    }

    private inputName(urn: string): string {
        const name = inputOf[typeOf(urn)];
        if (name === undefined) {
            throw new Error(`unrecognized resource type '${typeOf(urn)}'`);
        }
        return name;
    }

    private async stackOf(name: PropertyValue | undefined): Promise<Snapshot> {
        if (typeof name !== "string") {
            throw new Error("the name of the referenced stack must be a known string");
        }
        const snapshot = await this.context.readStack(name);
        if (snapshot === undefined) {
            throw new Error(`unknown stack "${name}"`);
        }
        return snapshot;
    }

    private async stackOutputs(args: PropertyMap): Promise<PropertyMap> {
        const { resources } = await this.stackOf(args.name);
        const outputs = resources.find((state) => state.type === rootStackType && !state.delete)?.outputs ?? {};
        const secrets = Object.keys(outputs).filter((key) => containsSecrets(outputs[key] ?? null));
        return { name: args.name ?? null, outputs, secretOutputNames: secrets.sort() };
    }

    private async stackResourceOutputs(args: PropertyMap): Promise<PropertyMap> {
        const { resources } = await this.stackOf(args.stackName);
        const living = resources.filter((state) => !state.delete);
        const outputs = living.map(({ urn, type, outputs }): [string, PropertyValue] => [urn, { type, outputs }]);
        return { name: args.stackName ?? null, outputs: Object.fromEntries(outputs) };
    }

    private resource({ urn }: PropertyMap): PropertyMap {
        const state = typeof urn === "string" ? this.context.resource(urn) : undefined;
        if (state === undefined) {
            throw new Error(`unknown resource ${typeof urn === "string" ? urn : JSON.stringify(urn)}`);
        }
        return { urn: state.urn, id: state.id, provider: state.provider, state: state.outputs };
    }
}
