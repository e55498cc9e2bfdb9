import assert from "node:assert/strict";

import type { CloudPackage } from "../../../rehearsal/clouds/simulation/package";
import type { DiffResult } from "../../../rehearsal/clouds/simulation/provider";
import { SimulatedProvider } from "../../../rehearsal/clouds/simulation/simulated-provider";
import type { ValueMap } from "../../../rehearsal/clouds/simulation/values";

/** A resource as an engine keeps it: what it must hand back to the provider. */
export interface Deployed {
    readonly urn: string;
    readonly type: string;
    readonly name: string;
    readonly id: string;
    readonly inputs: ValueMap;
    readonly outputs: ValueMap;
}

/** The calls of an engine on a provider, one resource at a time, without a wire between them. */
export class Stack {
    readonly provider: SimulatedProvider;

    constructor(definition: CloudPackage, config: ValueMap = {}) {
        this.provider = new SimulatedProvider(definition, __dirname, { environment: process.env, engine: undefined });
        this.provider.configure(config);
    }

    /** The reasons for which inputs are refused; none if they pass. */
    faults(type: string, inputs: ValueMap, name = "it"): string[] {
        return this.check(type, name, inputs, {}).failures.map(({ reason }) => reason);
    }

    create(type: string, name: string, inputs: ValueMap): Deployed {
        const checked = this.check(type, name, inputs, {});
        assert.deepEqual(checked.failures, []);
        const resource = { urn: urnOf(type, name), type, name, inputs: checked.inputs };
        return { ...resource, ...this.provider.create({ ...resource, preview: false }) };
    }

    /** The outputs that a preview of a creation shows. */
    preview(type: string, name: string, inputs: ValueMap): ValueMap {
        const checked = this.check(type, name, inputs, {});
        const request = { urn: urnOf(type, name), type, name, inputs: checked.inputs, preview: true };
        return this.provider.create(request).outputs;
    }

    diff(old: Deployed, inputs: ValueMap): DiffResult {
        const news = this.check(old.type, old.name, inputs, old.inputs).inputs;
        return this.provider.diff({ ...old, oldInputs: old.inputs, olds: old.outputs, news, ignoreChanges: [] });
    }

    update(old: Deployed, inputs: ValueMap): Deployed {
        const checked = this.check(old.type, old.name, inputs, old.inputs);
        const request = { ...old, olds: old.outputs, oldInputs: old.inputs, ignoreChanges: [], preview: false };
        const { outputs } = this.provider.update({ ...request, inputs: checked.inputs });
        return { ...old, inputs: checked.inputs, outputs };
    }

    delete(resource: Deployed): void {
        void this.provider.delete({ ...resource, oldInputs: resource.inputs });
    }

    /** What a run sees that finds this resource in its state. */
    knows(resource: Deployed): void {
        this.diff(resource, resource.inputs);
    }

    invoke(token: string, args: ValueMap): ValueMap {
        const { value, failures } = this.provider.invoke({ token, args, preview: false });
        assert.deepEqual(failures, []);
        return value;
    }

    check(type: string, name: string, news: ValueMap, olds: ValueMap) {
        const randomSeed = Buffer.from(name.padEnd(32, "."));
        return this.provider.check({
            urn: urnOf(type, name),
            type,
            name,
            news,
            olds,
            randomSeed,
            autonaming: undefined,
        });
    }
}

export function urnOf(type: string, name: string): string {
    return `urn:pulumi:dev::shop::${type}::${name}`;
}

/** The kinds of a diff by path, for short assertions. */
export function kindsOf({ detailedDiff }: DiffResult): Record<string, string> {
    return Object.fromEntries([...(detailedDiff ?? [])].map(([path, { kind }]) => [path, kind]));
}
