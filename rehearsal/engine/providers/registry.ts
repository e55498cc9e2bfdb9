import { randomUUID } from "node:crypto";
import type { ResourceState } from "../../model/state";
import { typeOf } from "../../model/urn";
import { equalMaps, equalValues } from "../../model/equality";
import type { PluginHost } from "./host";
import { envVarMappingsOf, requestFromInputs, withInternalOf, withoutInternal } from "./provider-inputs";
import * as api from "./provider";
import { formatReference, providerPackage, unknownProviderId } from "./reference";

/** The id of a provider that was checked, but is not configured yet. */
const unconfiguredId = "unconfigured";

type ProviderState = Pick<ResourceState, "urn" | "id" | "inputs">;

/**
 * Manages provider resources as any other resource is managed, and keeps the running providers by reference.
 * Source: `pkg/resource/deploy/providers/registry.go` in pulumi/pulumi.
 */
export class ProviderRegistry implements api.ResourceManager {
    private readonly providers = new Map<string, api.Provider>();
    private readonly aliases = new Map<string, string>();

    constructor(private readonly host: PluginHost) {}

    /** The provider of a reference, if it is running. */
    get(reference: string): api.Provider | undefined {
        return this.providers.get(reference);
    }

    /** Makes a provider known by the URN that it had before, too. */
    registerAlias(urn: string, alias: string): void {
        this.aliases.set(urn, alias);
    }

    async check({ urn, olds, news }: api.CheckRequest): Promise<api.CheckResult> {
        const provider = await this.load(urn, news);
        const request = { urn, olds: withoutInternal(olds ?? {}), news: withoutInternal(news) };
        const checked = await provider.checkConfig(request);
        if (checked.failures.length > 0) {
            this.host.close(provider);
            return checked;
        }
        this.set(urn, unconfiguredId, provider);
        const wanted = news.version;
        const version = checked.inputs.version ?? wanted;
        if (wanted !== undefined && version !== undefined && !equalValues(wanted, version)) {
            throw new Error(
                `provider "${urn}" attempted to change version from "${JSON.stringify(wanted)}" ` +
                    `to "${JSON.stringify(version)}"`,
            );
        }
        const inputs = version === undefined ? checked.inputs : { ...checked.inputs, version };
        return { inputs: withInternalOf(inputs, news), failures: [] };
    }

    async diff(request: api.DiffRequest): Promise<api.DiffResult> {
        const { urn, id, oldOutputs, ignoreChanges } = request;
        const provider = this.at(urn, unconfiguredId) ?? this.at(urn, id);
        if (provider === undefined) {
            throw new Error(`provider '${urn}' has to be checked before it can be compared`);
        }
        const newInputs = withoutInternal(request.newInputs);
        const oldInputs = withoutInternal(request.oldInputs);
        const diff = await provider.diffConfig({ urn, oldInputs, oldOutputs, newInputs, ignoreChanges });
        if (api.isReplacement(diff)) {
            this.drop(urn, unconfiguredId);
        }
        return diff.changes === "unknown"
            ? { ...diff, changes: equalMaps(oldOutputs, newInputs) ? "none" : "some" }
            : diff;
    }

    async create({ urn, inputs, preview }: api.CreateRequest): Promise<api.CreateResult> {
        const provider = this.take(urn) ?? (await this.load(urn, inputs));
        const id = preview ? unknownProviderId : randomUUID();
        const outputs = withoutInternal(inputs);
        provider.configure({ urn, id, inputs: outputs });
        this.set(urn, id, provider);
        return { id, outputs, refreshBeforeUpdate: false };
    }

    async update({ urn, id, inputs }: api.UpdateRequest): Promise<api.UpdateResult> {
        const provider = this.take(urn) ?? (await this.load(urn, inputs));
        const outputs = withoutInternal(inputs);
        provider.configure({ urn, id, inputs: outputs });
        const former = this.at(urn, id);
        this.set(urn, id, provider);
        if (former !== undefined && former !== provider) {
            this.host.close(former);
        }
        return { outputs, refreshBeforeUpdate: false };
    }

    delete({ urn, id }: api.DeleteRequest): Promise<void> {
        this.drop(urn, id);
        return Promise.resolve();
    }

    read(): Promise<never> {
        return Promise.reject(new Error("provider resources may not be read"));
    }

    /** Takes a provider from the state into use, with its old inputs; `checked` where Check has just loaded it. */
    async same(state: ProviderState, checked: boolean): Promise<void> {
        const { urn, id } = state;
        if (id === "" || id === unknownProviderId) {
            throw new Error(`provider '${urn}' has an unknown ID`);
        }
        if (this.at(urn, id) !== undefined) {
            return;
        }
        const provider = (checked ? this.take(urn) : undefined) ?? (await this.load(urn, state.inputs));
        provider.configure({ urn, id, inputs: withoutInternal(state.inputs) });
        this.set(urn, id, provider);
    }

    private load(urn: string, inputs: ResourceState["inputs"]): Promise<api.Provider> {
        const env: NodeJS.ProcessEnv = {};
        for (const [from, to] of Object.entries(envVarMappingsOf(inputs))) {
            if (process.env[from] !== undefined) {
                env[to] = process.env[from];
            }
        }
        const request = requestFromInputs(providerPackage(typeOf(urn)), inputs);
        return this.host.load(request, env);
    }

    private at(urn: string, id: string): api.Provider | undefined {
        return this.providers.get(formatReference({ urn, id }));
    }

    private set(urn: string, id: string, provider: api.Provider): void {
        this.providers.set(formatReference({ urn, id }), provider);
        const alias = this.aliases.get(urn);
        if (alias !== undefined) {
            this.providers.set(formatReference({ urn: alias, id }), provider);
        }
    }

    /** Removes a checked provider from its waiting place. */
    private take(urn: string): api.Provider | undefined {
        const provider = this.at(urn, unconfiguredId);
        this.providers.delete(formatReference({ urn, id: unconfiguredId }));
        return provider;
    }

    private drop(urn: string, id: string): void {
        const provider = this.at(urn, id);
        if (provider !== undefined) {
            this.providers.delete(formatReference({ urn, id }));
            this.host.close(provider);
        }
    }
}
