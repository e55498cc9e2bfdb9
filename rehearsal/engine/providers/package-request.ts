import type { PackageParameter } from "./provider";

/** Which plugin serves a package, and in which version. */
export interface PackageRequest {
    /** The plugin's name; with a parameter the package has another one. */
    readonly plugin: string;
    /** Semantic version of the plugin, or empty. */
    readonly version: string;
    readonly downloadUrl: string;
    /** Hexadecimal checksums by platform. */
    readonly checksums: Readonly<Record<string, string>>;
    readonly parameter: PackageParameter | undefined;
}

/** Makes a request for a plain package, without the leading `v` and trailing `/` that programs may send. */
export function packageRequest(
    plugin: string,
    version: string,
    downloadUrl: string,
    checksums: Readonly<Record<string, string>> = {},
): PackageRequest {
    return { plugin, version, downloadUrl: downloadUrl.replace(/\/$/, ""), checksums, parameter: undefined };
}

/** The package that a request is about. */
export function requestedPackage(request: PackageRequest): string {
    return request.parameter?.name ?? request.plugin;
}

/** The version by which programs know the package. */
function packageVersion(request: PackageRequest): string {
    return request.parameter?.version ?? request.version;
}

/** Two requests with the same key share a default provider. */
export function requestKey(request: PackageRequest): string {
    return [requestedPackage(request), packageVersion(request), request.downloadUrl]
        .filter((part) => part !== "")
        .join("-");
}

/** A download address in characters that names may have. Source: `IntoQName` in `sdk/go/common/tokens/names.go`. */
function asName(url: string): string {
    const segments = url.split("/").filter((segment) => segment !== "");
    return segments.map((segment) => segment.replace(/^[^\w.]/, "_").replace(/[^\w.-]/g, "_")).join("/") || "_";
}

/**
 * The name of the default provider for a request.
 * Source: `DefaultName` in `pkg/resource/deploy/providers/provider.go`.
 */
export function defaultProviderName(request: PackageRequest): string {
    const version = packageVersion(request);
    const match = /^(\d+\.\d+\.\d+)(?:-([^+]*))?(?:\+(.*))?$/.exec(version);
    const parts = [match?.[1], match?.[2], match?.[3]].filter((part) => part !== undefined);
    const numbers = parts.flatMap((part) => part.split("."));
    const url = request.downloadUrl === "" ? [] : [asName(request.downloadUrl)];
    return ["default", ...numbers, ...url].join("_");
}
