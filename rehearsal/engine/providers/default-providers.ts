import type { Config } from "../../model/deployment";
import { type PropertyMap, Secret } from "../../model/values";
import type { Goal } from "../steps/goal";
import { withPluginChoice } from "./provider-inputs";
import { defaultProviderName, type PackageRequest, requestedPackage, requestKey } from "./package-request";
import { denyReference, formatReference, providerType } from "./reference";

/** Registers a provider resource and gives its URN and id. */
type Register = (goal: Goal) => Promise<{ readonly urn: string; readonly id: string }>;

/** What the project's installed packages say about which plugin serves a package. */
export type InstalledPackages = () => ReadonlyMap<string, PackageRequest>;

/** The configuration of one package; all of it, by full keys, for those that run programs. */
function configOf(config: Config, packageName: string): PropertyMap {
    const whole = packageName === "pulumi-nodejs" || packageName === "pulumi-python";
    const prefix = whole ? "" : `${packageName}:`;
    const own = [...config].filter(([key]) => key.startsWith(prefix));
    return Object.fromEntries(
        own.map(([key, { value, secret }]) => [key.slice(prefix.length), secret ? new Secret(value) : value]),
    );
}

/** A resource without options, as default providers are. */
export function providerGoal(packageName: string, name: string, inputs: PropertyMap): Goal {
    return {
        type: providerType(packageName),
        name,
        custom: true,
        inputs,
        parent: "",
        protect: undefined,
        dependencies: [],
        provider: "",
        propertyDependencies: {},
        deleteBeforeReplace: undefined,
        ignoreChanges: [],
        additionalSecretOutputs: [],
        aliases: [],
        importId: "",
        customTimeouts: undefined,
        replaceOnChanges: [],
        replacementTrigger: undefined,
        retainOnDelete: undefined,
        deletedWith: "",
        replaceWith: [],
        hideDiff: [],
        sourcePosition: "",
        stackTrace: [],
        hooks: {},
    };
}

/** Packages for which the project wants no default providers; `*` stands for all. */
function deniedPackages(config: Config): ReadonlySet<string> {
    const text = config.get("pulumi:disable-default-providers")?.value ?? "";
    const list: unknown = text === "" ? [] : JSON.parse(text);
    if (!Array.isArray(list) || !list.every((name) => typeof name === "string")) {
        throw new Error(
            `pulumi:disable-default-providers must be a JSON list of package names or "*", but is ${text}; ` +
                'set it as in ["aws"]',
        );
    }
    return new Set(list.map((name) => name.trim()));
}

/**
 * Makes the providers that resources get when the program names none: one for each package and version, when it is
 * first needed.
 * Source: `pkg/resource/deploy/default_providers.go` in pulumi/pulumi.
 */
export class DefaultProviders {
    private readonly references = new Map<string, Promise<string>>();

    constructor(
        private readonly config: Config,
        private readonly installed: InstalledPackages,
        private readonly register: Register,
    ) {}

    /** The reference of the default provider for a package. */
    get(asked: PackageRequest): Promise<string> {
        const request = this.complete(asked);
        const name = requestedPackage(request);
        const denied = name === "pulumi" ? new Set<string>() : deniedPackages(this.config);
        if (denied.has("*") || denied.has(name)) {
            return Promise.resolve(denyReference(name));
        }
        const key = requestKey(request);
        const known = this.references.get(key);
        if (known !== undefined) {
            return known;
        }
        const { plugin, version, downloadUrl, checksums, parameter } = request;
        const choice = { plugin, version, downloadUrl, checksums, ...(parameter === undefined ? {} : { parameter }) };
        const inputs = withPluginChoice(configOf(this.config, name), choice);
        const reference = this.register(providerGoal(name, defaultProviderName(request), inputs)).then(formatReference);
        this.references.set(key, reference);
        return reference;
    }

    /** The plugin that a package gets when neither version nor address is asked for. */
    installedChoice(packageName: string): Pick<PackageRequest, "version" | "downloadUrl"> | undefined {
        return this.installed().get(packageName);
    }

    /** Fills in what the project's packages say where the program says nothing. */
    private complete(request: PackageRequest): PackageRequest {
        if (request.version !== "" && request.downloadUrl !== "") {
            return request;
        }
        const installed = this.installed().get(requestedPackage(request));
        return installed === undefined
            ? request
            : {
                  ...request,
                  version: request.version || installed.version,
                  downloadUrl: request.downloadUrl || installed.downloadUrl,
                  parameter: request.parameter ?? installed.parameter,
              };
    }
}
