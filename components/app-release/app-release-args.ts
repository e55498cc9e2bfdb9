import type * as pulumi from "@pulumi/pulumi";

import type { GitOpsController } from "../gitops-controller/gitops-controller";
import type { AppKind } from "./app-kinds";

/** The most that an application may take. */
export interface AppQuota {
    /**
     * CPUs that its pods may request together, as Kubernetes writes them.
     * @default "2"
     */
    readonly cpu?: string;
    /**
     * Memory that its pods may request, and that they may use, together.
     * @default "4Gi"
     */
    readonly memory?: string;
    /**
     * Pods.
     * @default 20
     */
    readonly pods?: number;
}

/** A repository with a chart and with the desired state of a stack. */
export interface AppRepository {
    /** URL, as the controller clones it: `https://…`, or `ssh://git@…` for one with a deploy key. */
    readonly url: string;
    /**
     * The branch to follow.
     * @default "main"
     */
    readonly branch?: string;
    /**
     * Secret in the application's namespace with the credentials of a private repository, for Flux. Argo CD finds
     * credentials by the URL, among the repository Secrets of its own namespace.
     * @default none: the repository is public, or Argo CD knows it
     */
    readonly credentialsSecret?: string;
}

/** A Secret in the application's namespace, which External Secrets keeps as an entry of the secret store is. */
export interface AppSecret {
    /** Name of the Secret. */
    readonly name: string;
    /** The ClusterSecretStore, which must be open to the application's namespace: `storeName` of `ExternalSecrets`. */
    readonly storeName: pulumi.Input<string>;
    /** The entry of the store, as `SecretStore.put` gave it, or as `DatabaseLogin` gives it back. */
    readonly entry: pulumi.Input<string>;
    /** The parts of the entry that the application needs. They become keys of the Secret, and files where it is mounted. */
    readonly keys: string[];
    /**
     * A text that changes with the entry: the Secret is then renewed at once, else within a quarter of an hour.
     * @default none
     */
    readonly version?: pulumi.Input<string>;
}

/** Somewhere that the application's pods may connect to. */
export interface AppEgress {
    /** What is there, such as `database`: a part of the NetworkPolicy's name. */
    readonly name: string;
    /** Networks in CIDR notation. An empty list means any pod in the cluster. */
    readonly cidrs: pulumi.Input<string[]>;
    /** TCP port. */
    readonly port: pulumi.Input<number>;
}

export interface AppReleaseArgs {
    /** The controller to release to: a component such as `ArgoCd` or `AksFlux`, or what describes one. */
    readonly controller: GitOpsController;
    /** Where the chart and the values are. */
    readonly repository: AppRepository;
    /** Folder of the Helm chart in the repository, for example `service/chart`. */
    readonly chartPath: string;
    /** File with the chart's values for this stack in the repository, for example `releases/dev/service.yaml`. */
    readonly valuesFile: string;
    /**
     * Facts of the infrastructure that the chart needs, by the path of a value, for example `ingress.host`. They win
     * over the file. Never a secret: everyone who may read the application's objects sees them. Name the Secret.
     * @default {}
     */
    readonly facts?: pulumi.Input<Record<string, pulumi.Input<string>>>;
    /**
     * Secrets that the application finds in its namespace, made of entries of the secret store. They are there before it
     * starts. Their names are facts of its chart.
     * @default []
     */
    readonly secrets?: AppSecret[];
    /**
     * Where the application's pods may connect to, beside what its chart allows: the database, for example.
     * @default []
     */
    readonly egress?: AppEgress[];
    /**
     * Namespace of the application, created here.
     * @default the component's name
     */
    readonly namespace?: string;
    /**
     * Kinds of objects that the chart may consist of.
     * @default what a stateless service needs: see `defaultAppKinds`
     */
    readonly kinds?: AppKind[];
    /**
     * The most that the application may take.
     * @default 2 CPUs, 4 GiB and 20 pods
     */
    readonly quota?: AppQuota;
    /**
     * Earlier releases that the controller remembers.
     * @default 5
     */
    readonly historyLimit?: number;
    /**
     * Labels of the namespace.
     * @default {}
     */
    readonly labels?: pulumi.Input<Record<string, pulumi.Input<string>>>;
}
