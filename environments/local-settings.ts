import { anyText, type SettingsGroup } from "./settings-group";

/** The settings of an environment in a cluster that exists: the group `fairlead:local`. */
export interface LocalSettings {
    /**
     * File with the kubeconfig, from the folder of Pulumi.yaml.
     * @default the first file of KUBECONFIG, or ~/.kube/config
     */
    readonly kubeconfigFile: string | undefined;
    /** The cluster, by the name of its context in the kubeconfig. */
    readonly context: string;
    /** What references of images begin with, for example `ghcr.io/example-org`. */
    readonly imagePrefix: string;
    /**
     * Storage class of the database and of files.
     * @default "standard", which kind and minikube have
     */
    readonly storageClassName: string;
    /**
     * Disk for the database, in GiB.
     * @default 8
     */
    readonly databaseGib: number | undefined;
}

export function readLocalSettings(group: SettingsGroup): LocalSettings {
    const storageClass = anyText("the name of a storage class");
    return {
        kubeconfigFile: group.optional("kubeconfigFile", (key) => group.text(key, anyText("a file", /example/))),
        context: group.text("context", anyText("a context of the kubeconfig, such as kind-fairlead")),
        imagePrefix: group.text("imagePrefix", anyText("the host and path of a registry", /\/example(-|$)/)),
        storageClassName: group.optional("storageClassName", (key) => group.text(key, storageClass)) ?? "standard",
        databaseGib: group.optional("databaseGib", (key) => group.wholeNumber(key, "GiB")),
    };
}
