import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { ResourceState } from "../../model/state";
import { typeOf } from "../../model/urn";
import { type PackageRequest, packageRequest, requestedPackage } from "./package-request";
import { requestFromInputs } from "./provider-inputs";
import { isProviderType, providerPackage } from "./reference";

type Fields = Readonly<Record<string, unknown>>;

export function fieldsOf(value: unknown): Fields {
    return typeof value === "object" && value !== null ? { ...value } : {};
}

function textOf(value: unknown): string {
    return typeof value === "string" ? value : "";
}

function entriesOf(directory: string): string[] {
    try {
        return readdirSync(directory);
    } catch {
        return [];
    }
}

/** The folders of all packages in a `node_modules`, nested ones included. */
function* packageFolders(directory: string): Generator<string> {
    for (const name of entriesOf(directory)) {
        const path = join(directory, name);
        if (name.startsWith("@")) {
            yield* packageFolders(path);
        } else if (!name.startsWith(".")) {
            yield path;
            yield* packageFolders(join(path, "node_modules"));
        }
    }
}

/** What a package says of the plugin that it needs, if it is made for Pulumi. */
export function readPackage(folder: string): PackageRequest | undefined {
    let fields: Fields;
    try {
        fields = fieldsOf(JSON.parse(readFileSync(join(folder, "package.json"), "utf8")));
    } catch {
        return undefined;
    }
    const pulumi = fieldsOf(fields.pulumi);
    if (pulumi.resource !== true) {
        return undefined;
    }
    const name = textOf(pulumi.name) || textOf(fields.name).replace(/^@pulumi\//, "");
    const version = textOf(pulumi.version) || textOf(fields.version);
    const plain = packageRequest(name, version.replace(/^v/, ""), textOf(pulumi.server));
    const parameter = fieldsOf(pulumi.parameterization);
    return "name" in parameter
        ? {
              ...plain,
              parameter: {
                  name: textOf(parameter.name),
                  version: textOf(parameter.version),
                  value: Buffer.from(textOf(parameter.value), "base64"),
              },
          }
        : plain;
}

function isNewer(version: string, than: string): boolean {
    return than === "" || version.localeCompare(than, "en", { numeric: true }) > 0;
}

function newest(requests: Iterable<PackageRequest>): Map<string, PackageRequest> {
    const result = new Map<string, PackageRequest>();
    for (const request of requests) {
        const name = requestedPackage(request);
        const known = result.get(name);
        if (known === undefined || isNewer(request.version, known.version)) {
            result.set(name, request);
        }
    }
    return result;
}

/**
 * The plugins that a project's packages ask for; where there are none, those of the state.
 * Source: `GetRequiredPackages` in pulumi-language-nodejs, `computeDefaultProviderPackages` in `pkg/engine/plugins.go`.
 */
export function installedPackages(
    programDirectory: string,
    resources: readonly ResourceState[],
): ReadonlyMap<string, PackageRequest> {
    const found = [...packageFolders(join(programDirectory, "node_modules"))]
        .map(readPackage)
        .filter((request) => request !== undefined);
    if (found.length > 0) {
        return newest(found);
    }
    const providers = resources.filter(({ type }) => isProviderType(type));
    return newest(providers.map(({ urn, inputs }) => requestFromInputs(providerPackage(typeOf(urn)), inputs)));
}
