import type { KubernetesObject } from "./objects";
import { withPatches } from "./workloads";

/** Source: argoproj/argo-cd, `pkg/apis/application/v1alpha1/types.go` */
export interface AppProjectSpec {
    readonly sourceRepos?: readonly string[];
    readonly sourceNamespaces?: readonly string[];
    readonly destinations?: readonly Destination[];
    readonly clusterResourceWhitelist?: readonly GroupKind[];
    readonly namespaceResourceWhitelist?: readonly GroupKind[];
    readonly destinationServiceAccounts?: readonly { readonly defaultServiceAccount?: string }[];
}

interface Destination {
    readonly server?: string;
    readonly name?: string;
    readonly namespace?: string;
}

interface GroupKind {
    readonly group?: string;
    readonly kind?: string;
}

export type AppProject = KubernetesObject<AppProjectSpec>;

export const appProject = "kubernetes:argoproj.io/v1alpha1:AppProject";
export const projectTypes = withPatches("argoproj.io/v1alpha1:AppProject");
