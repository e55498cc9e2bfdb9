import type * as pulumi from "@pulumi/pulumi";

import type { AppKind, RoleRule } from "./app-kinds";

/** One application, in terms that both controllers can be told. */
export interface ReleaseSource {
    /** Name of the application's objects in the controller. */
    readonly name: string;
    readonly namespace: pulumi.Input<string>;
    /** Service account with whose rights the controller writes. */
    readonly deployer: string;
    readonly kinds: readonly AppKind[];
    readonly repositoryUrl: string;
    readonly branch: string;
    readonly credentialsSecret: string | undefined;
    /** Folder of the chart in the repository. */
    readonly chartPath: string;
    /** File with the chart's values in the repository. */
    readonly valuesFile: string;
    /** Values that win over those of the file. */
    readonly values: pulumi.Input<Record<string, unknown>>;
    readonly historyLimit: number;
}

/** A custom resource to create. */
export interface Manifest {
    readonly apiVersion: string;
    readonly kind: string;
    readonly name: string;
    readonly namespace: pulumi.Input<string>;
    readonly finalizers?: string[];
    readonly spec: pulumi.Input<Record<string, unknown>>;
}

/** How one controller is told of an application. */
export interface ReleaseForm {
    /** Rights the deployer needs for this controller, beside its kinds. */
    readonly rules: readonly RoleRule[];
    /** In the order of their creation. */
    readonly manifests: (source: ReleaseSource, controllerNamespace: pulumi.Input<string>) => Manifest[];
}
