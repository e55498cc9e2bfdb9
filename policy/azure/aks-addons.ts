import type { Cluster } from "./aks-resources";

type AddOns = NonNullable<Cluster["addonProfiles"]>;

/** An add-on and the path to it. Azure does not mind the case of its name. */
export function addOnOf(
    { addonProfiles = {} }: Cluster,
    name: string,
): readonly [path: string, addOn: AddOns[string] | undefined] {
    const key = Object.keys(addonProfiles).find((written) => written.toLowerCase() === name.toLowerCase()) ?? name;
    return [`addonProfiles.${key}`, addonProfiles[key]];
}
