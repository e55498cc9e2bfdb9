/** A resource of a deployment that was exported, as far as it is handed on. */
export interface Resource {
    readonly urn: string;
    readonly type: string;
    /** The id at the cloud; components have none. */
    readonly id?: string;
    readonly inputs?: Properties;
    /** The URNs of the resources whose outputs an input was made of, by the input's name. */
    readonly propertyDependencies?: Readonly<Record<string, readonly string[]>>;
    /** Where the program declares it, for example `project:///components/registry/acr-registry.ts#78,26`. */
    readonly sourcePosition?: string;
}

export type Properties = Readonly<Record<string, unknown>>;

/** The name that the program gave a resource. */
export function nameOf({ urn }: Resource): string {
    return urn.slice(urn.lastIndexOf("::") + 2);
}

/** The file and line that declare a resource, for example `components/registry/acr-registry.ts:78`; empty if it is none of ours. */
export function placeOf({ sourcePosition = "" }: Resource): string {
    const [, file, line] = /^project:\/\/\/(.+)#(\d+)/.exec(sourcePosition) ?? [];
    return file === undefined || line === undefined || file.startsWith("node_modules/")
        ? ""
        : `${decodeURIComponent(file)}:${line}`;
}

/** The resources of the JSON document that `pulumi stack export` prints. Secrets in it are replaced by a word. */
export function resourcesOf(exported: string): readonly Resource[] {
    const { deployment } = JSON.parse(exported, withoutSecrets) as {
        readonly deployment: { readonly resources?: readonly Resource[] };
    };
    return deployment.resources ?? [];
}

/** Marks a value that is more than JSON, and the mark of a secret. Source: `sdk/go/common/resource/sig` of pulumi/pulumi. */
const signature = "4dabf18193072939515e22adb298388d";
const secret = "1b47061264138c4ac30d75fd1eb44270";

function withoutSecrets(_key: string, value: unknown): unknown {
    return isProperties(value) && value[signature] === secret ? "[secret]" : value;
}

/** True for an object that is no list. */
export function isProperties(value: unknown): value is Properties {
    return typeof value === "object" && value !== null && !Array.isArray(value);
}
