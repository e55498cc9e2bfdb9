import path from "node:path";

import { KubernetesProvider } from "../../../../rehearsal/clouds/kubernetes/provider";
import { Sdk } from "../../../../rehearsal/clouds/shapes/sdk";
import type { DiffResult, ResourceResult } from "../../../../rehearsal/clouds/simulation/provider";
import type { ValueMap } from "../../../../rehearsal/clouds/simulation/values";

/** The directory of a program that has the SDK installed. */
export const programDirectory = path.resolve(__dirname, "../../../..");

/** A resource as a stack's state would keep it. */
export interface State extends ResourceResult {
    readonly type: string;
    readonly name: string;
    readonly inputs: ValueMap;
}

/** A provider that is driven as an engine drives it, one resource at a time. */
export class Stack {
    readonly provider: KubernetesProvider;

    constructor(settings: ValueMap = {}) {
        const sdk = Sdk.find("@pulumi/kubernetes", programDirectory);
        if (sdk === undefined) {
            throw new Error("expected @pulumi/kubernetes to be installed");
        }
        this.provider = new KubernetesProvider(sdk, { environment: process.env, engine: undefined });
        this.provider.configure(settings);
    }

    async check(type: string, name: string, inputs: ValueMap, old?: State): Promise<ValueMap> {
        const { inputs: checked, failures } = await this.provider.check({
            ...identity(type, name),
            olds: old?.inputs ?? {},
            news: inputs,
            randomSeed: Buffer.from(`seed of ${name}`),
            autonaming: undefined,
        });
        if (failures.length > 0) {
            throw new Error(failures.map(({ property, reason }) => `${property}: ${reason}`).join("\n"));
        }
        return checked;
    }

    async create(type: string, name: string, inputs: ValueMap, preview = false): Promise<State> {
        const checked = await this.check(type, name, inputs);
        const result = await this.provider.create({ ...identity(type, name), inputs: checked, preview });
        return { ...result, type, name, inputs: checked };
    }

    async diff(old: State, inputs: ValueMap, ignoreChanges: readonly string[] = []): Promise<DiffResult> {
        return this.provider.diff({
            ...identity(old.type, old.name),
            id: old.id,
            olds: old.outputs,
            oldInputs: old.inputs,
            news: await this.check(old.type, old.name, inputs, old),
            ignoreChanges,
        });
    }

    async update(old: State, inputs: ValueMap, preview = false): Promise<State> {
        const checked = await this.check(old.type, old.name, inputs, old);
        const { outputs } = await this.provider.update({
            ...identity(old.type, old.name),
            id: old.id,
            olds: old.outputs,
            oldInputs: old.inputs,
            inputs: checked,
            ignoreChanges: [],
            preview,
        });
        return { ...old, inputs: checked, outputs };
    }

    async read(type: string, id: string, state?: State): Promise<State | undefined> {
        const name = state?.name ?? id;
        const found = await this.provider.read({
            ...identity(type, name),
            id,
            inputs: state?.inputs ?? {},
            outputs: state?.outputs ?? {},
        });
        return found === undefined ? undefined : { ...found, type, name };
    }

    async delete(state: State): Promise<void> {
        await this.provider.delete({
            ...identity(state.type, state.name),
            id: state.id,
            outputs: state.outputs,
            oldInputs: state.inputs,
        });
    }
}

function identity(type: string, name: string) {
    return { urn: `urn:pulumi:dev::test::${type}::${name}`, type, name };
}

/** What differs, as `path: kind`, sorted. */
export function differences({ detailedDiff }: DiffResult): string[] {
    return [...(detailedDiff ?? [])].map(([place, { kind }]) => `${place}: ${kind}`).sort();
}

export const deploymentType = "kubernetes:apps/v1:Deployment";

/** The inputs of a Deployment that is as short as it can be. */
export function deployment(image: string, labels: Record<string, string> = { app: "web" }): ValueMap {
    return {
        apiVersion: "apps/v1",
        kind: "Deployment",
        spec: {
            selector: { matchLabels: { ...labels } },
            template: { metadata: { labels: { ...labels } }, spec: { containers: [{ name: "web", image }] } },
        },
    };
}

export const configMapType = "kubernetes:core/v1:ConfigMap";

export function configMap(data: ValueMap, metadata?: ValueMap): ValueMap {
    return { apiVersion: "v1", kind: "ConfigMap", data, ...(metadata === undefined ? {} : { metadata }) };
}
