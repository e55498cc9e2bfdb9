import type { Metadata } from "@grpc/grpc-js";
import { Alias } from "@pulumi/pulumi/proto/alias_pb";
import type { RegisterResourceRequest } from "@pulumi/pulumi/proto/resource_pb";
import type { PropertyValue } from "../../model/values";
import { readAlias } from "../providers/alias-message";
import type { AliasSpec } from "../providers/provider";
import { fromValue } from "../wire/unmarshal";

/** The options of a registration, as transforms may change them. */
export interface RegistrationOptions {
    readonly importId: string;
    readonly dependsOn: readonly string[];
    readonly protect: boolean | undefined;
    readonly ignoreChanges: readonly string[];
    readonly replaceOnChanges: readonly string[];
    readonly replacementTrigger: PropertyValue | undefined;
    readonly version: string;
    readonly downloadUrl: string;
    readonly aliases: readonly AliasSpec[];
    readonly provider: string;
    /** Provider references by package. */
    readonly providers: ReadonlyMap<string, string>;
    readonly hideDiff: readonly string[];
    /** Go durations. */
    readonly customTimeouts: { readonly create: string; readonly update: string; readonly delete: string } | undefined;
    readonly retainOnDelete: boolean | undefined;
    readonly deletedWith: string;
    readonly replaceWith: readonly string[];
    readonly deleteBeforeReplace: boolean | undefined;
    readonly additionalSecretOutputs: readonly string[];
    /** Names by hook point. */
    readonly hooks: Readonly<Record<string, readonly string[]>>;
}

/** The points at which hooks run, with those that name none left out. */
export function hooksOf(
    binding: RegisterResourceRequest.ResourceHooksBinding | undefined,
): Readonly<Record<string, readonly string[]>> {
    if (binding === undefined) {
        return {};
    }
    const points = {
        BeforeCreate: binding.getBeforeCreateList(),
        AfterCreate: binding.getAfterCreateList(),
        BeforeUpdate: binding.getBeforeUpdateList(),
        AfterUpdate: binding.getAfterUpdateList(),
        BeforeDelete: binding.getBeforeDeleteList(),
        AfterDelete: binding.getAfterDeleteList(),
        OnError: binding.getOnErrorList(),
    };
    return Object.fromEntries(Object.entries(points).filter(([, names]) => names.length > 0));
}

export function timeoutsOf(
    timeouts: RegisterResourceRequest.CustomTimeouts | undefined,
): RegistrationOptions["customTimeouts"] {
    return timeouts && { create: timeouts.getCreate(), update: timeouts.getUpdate(), delete: timeouts.getDelete() };
}

/** Whether a request comes from the SDK for Node.js. */
function isFromNode(metadata: Metadata): boolean {
    const runtime = metadata.get("pulumi-runtime");
    if (runtime.length > 0) {
        return runtime.length === 1 && runtime[0] === "nodejs";
    }
    const [agent] = metadata.get("user-agent");
    return typeof agent === "string" && agent.startsWith("grpc-node-js/");
}

/**
 * Mends an alias of old SDKs for Node.js, which sent no parent where they meant "no parent", and the reverse.
 * Source: `transformAliasForNodeJSCompat` in `pkg/resource/deploy/source_eval.go`.
 */
function mendAlias(alias: Alias): AliasSpec {
    const spec = readAlias(alias);
    return spec.urn === "" && spec.parent === "" ? { ...spec, noParent: !spec.noParent } : spec;
}

function aliasesOf(request: RegisterResourceRequest, metadata: Metadata): AliasSpec[] {
    const mend = !request.getAliasspecs() && isFromNode(metadata);
    return [
        ...request.getAliasurnsList().map((urn) => readAlias(new Alias().setUrn(urn))),
        ...request.getAliasesList().map(mend ? mendAlias : readAlias),
    ];
}

function textMap(map: { forEach(visit: (value: string, key: string) => void): void }): Map<string, string> {
    const result = new Map<string, string>();
    map.forEach((value, key) => result.set(key, value));
    return result;
}

/** Reads the options that a program gives to a resource. */
export function readOptions(request: RegisterResourceRequest, metadata: Metadata): RegistrationOptions {
    const trigger = request.getReplacementTrigger();
    const defined = request.getDeletebeforereplacedefined() || request.getDeletebeforereplace();
    return {
        importId: request.getImportid(),
        dependsOn: request.getDependenciesList(),
        protect: request.hasProtect() ? request.getProtect() : undefined,
        ignoreChanges: request.getIgnorechangesList(),
        replaceOnChanges: request.getReplaceonchangesList(),
        replacementTrigger: trigger && fromValue(trigger),
        version: request.getVersion(),
        downloadUrl: request.getPlugindownloadurl(),
        aliases: aliasesOf(request, metadata),
        provider: request.getProvider(),
        providers: textMap(request.getProvidersMap()),
        hideDiff: request.getHidediffsList(),
        customTimeouts: timeoutsOf(request.getCustomtimeouts()),
        retainOnDelete: request.hasRetainondelete() ? request.getRetainondelete() : undefined,
        deletedWith: request.getDeletedwith(),
        replaceWith: request.getReplaceWithList(),
        deleteBeforeReplace: defined ? request.getDeletebeforereplace() : undefined,
        additionalSecretOutputs: request.getAdditionalsecretoutputsList(),
        hooks: hooksOf(request.getHooks()),
    };
}
