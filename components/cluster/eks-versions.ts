import type { Fault } from "../shared/arguments";
import { eksReleases, type EksRelease } from "../shared/versions";

/** The minor version of Kubernetes that clusters get unless they say otherwise. */
export const defaultKubernetesVersion = "1.36";

/** A version that nobody knows the add-ons of; a missing one passes. */
export function kubernetesVersionFaults(got: string | undefined): Fault[] {
    const known = Object.keys(eksReleases);
    return got === undefined || known.includes(got)
        ? []
        : [
              {
                  path: "kubernetesVersion",
                  expected: `one of ${known.map((version) => `"${version}"`).join(", ")}`,
                  got,
                  repair: "choose one of them, in quotes, or take a later release of Fairlead",
              },
          ];
}

/**
 * What goes with a version of Kubernetes.
 *
 * @throws RangeError if nobody knows; `kubernetesVersionFaults` says so before.
 */
export function eksRelease(version: string): EksRelease {
    const release = eksReleases[version];
    if (release === undefined) {
        throw new RangeError(`No add-ons are known for Kubernetes ${version} on EKS.`);
    }
    return release;
}
