import { type Properties, isProperties } from "../properties";

/** Inputs of a Helm release; a chart that Pulumi renders itself has the same, but the repository's login. */
export interface Release {
    readonly chart?: string;
    readonly version?: string;
    readonly repositoryOpts?: { readonly repo?: string; readonly password?: string };
    readonly values?: Properties;
    readonly valueYamlFiles?: readonly unknown[];
}

export const release = "kubernetes:helm.sh/v3:Release";
export const releaseTypes = [release, "kubernetes:helm.sh/v4:Chart"];

/** The charts whose values are judged, wherever they come from. */
export const argoCd = /(^|\/)argo-cd$/;
export const flux = /(^|\/)flux2$/;

/** A value of a chart by its path; a key with dots stands in a part of its own. */
export function valueOf({ values }: Release, ...path: readonly string[]): unknown {
    return path.reduce<unknown>((inside, key) => (isProperties(inside) ? inside[key] : undefined), values);
}
