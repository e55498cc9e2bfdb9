/**
 * The values that travel between a program, the engine and its providers.
 *
 * A property value is plain JSON plus the few kinds that Pulumi adds to it.
 * Plain JavaScript objects and arrays are maps and lists; the classes below are everything else.
 * Source: `sdk/go/common/resource/properties.go` in pulumi/pulumi.
 */
export type PropertyValue =
    | null
    | boolean
    | number
    | string
    | readonly PropertyValue[]
    | PropertyMap
    | Computed
    | Secret
    | OutputValue
    | ResourceReference
    | Asset
    | Archive;

/** A map of property names to values, as resources' inputs and outputs are. */
export interface PropertyMap {
    readonly [key: string]: PropertyValue;
}

/** A value that only a later step can tell. It exists in previews only. */
export class Computed {
    static readonly instance = new Computed();
}

/** A value that must never be shown or stored in clear. */
export class Secret {
    constructor(readonly value: PropertyValue) {}
}

/** A value with the URNs it depends on, as remote components receive it; no `value` means unknown. */
export class OutputValue {
    constructor(
        readonly value: PropertyValue | undefined,
        readonly secret: boolean,
        readonly dependencies: readonly string[],
    ) {}
}

/** A reference to a resource. `id` is absent for components and `Computed` while unknown. */
export class ResourceReference {
    constructor(
        readonly urn: string,
        readonly id: string | Computed | undefined,
        readonly packageVersion: string,
    ) {}
}

/** A file-like value: exactly one of `text`, `path` and `uri`, or only the hash of one that is no longer at hand. */
export class Asset {
    constructor(
        readonly hash: string,
        readonly source: { readonly text: string } | { readonly path: string } | { readonly uri: string } | undefined,
    ) {}
}

/** A collection of assets: exactly one of `assets`, `path` and `uri`, or only the hash. */
export class Archive {
    constructor(
        readonly hash: string,
        readonly source:
            | { readonly assets: Readonly<Record<string, Asset | Archive>> }
            | { readonly path: string }
            | { readonly uri: string }
            | undefined,
    ) {}
}
