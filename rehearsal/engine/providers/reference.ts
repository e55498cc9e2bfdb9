/**
 * References to provider resources, `URN::ID`, as resources carry them.
 * Source: `sdk/go/common/providers/reference.go` in pulumi/pulumi.
 */
export interface ProviderReference {
    readonly urn: string;
    readonly id: string;
}

const typePrefix = "pulumi:providers:";

/** The id that a provider has in previews, until it exists. */
export const unknownProviderId = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

/** The reference that stands for "default providers are switched off". */
const denyPrefix = "denydefaultprovider";

export function isProviderType(type: string): boolean {
    return type.startsWith(typePrefix) && !type.includes("/");
}

/** Whether a token names a method of a provider resource, such as `pulumi:providers:pkg/method`. */
export function isProviderMethod(token: string): boolean {
    return token.startsWith(typePrefix) && token.includes("/");
}

export function providerType(packageName: string): string {
    return typePrefix + packageName;
}

/** The package that a provider type serves. */
export function providerPackage(type: string): string {
    return type.slice(typePrefix.length);
}

export function formatReference(reference: ProviderReference): string {
    return `${reference.urn}::${reference.id}`;
}

/** Splits a reference at its last delimiter, because names may hold the delimiter too. */
export function parseReference(text: string): ProviderReference {
    const at = text.lastIndexOf("::");
    if (at < 0) {
        throw new Error(`expected '::' in provider reference '${text}'`);
    }
    return { urn: text.slice(0, at), id: text.slice(at + 2) };
}

export function denyReference(packageName: string): string {
    return `${denyPrefix}::${packageName}`;
}

/** The package whose default provider is switched off, or `undefined` for any other reference. */
export function deniedPackage(reference: string): string | undefined {
    const { urn, id } = parseReference(reference);
    return urn === denyPrefix ? id : undefined;
}
