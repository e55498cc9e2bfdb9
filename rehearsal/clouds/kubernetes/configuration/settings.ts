import { isMap, textOf, type Value, type ValueMap } from "../../simulation/values";
import { revealed } from "../objects/secrets";
import { choiceOf } from "./diff-config";
import { activeCluster, namespaceOf, parseKubeconfig } from "./kubeconfig";

/** What a configured provider works with. */
export interface Settings {
    /** The namespace of objects that name none. */
    readonly defaultNamespace: string;
    /** Why the cluster can't be reached; `undefined` if it can. */
    readonly unreachable: string | undefined;
    /** The address of the cluster's API; empty if the kubeconfig names none. */
    readonly server: string;
    readonly serverSideApply: boolean;
    readonly upsertExistingObjects: boolean;
    readonly configMapsMutable: boolean;
    readonly secretsMutable: boolean;
    readonly deleteUnreachable: boolean;
    readonly skipUpdateUnreachable: boolean;
    readonly suppressDeprecationWarnings: boolean;
    readonly suppressHelmHookWarnings: boolean;
    readonly rejectUnknownResources: boolean;
    /** Where manifests are written instead of being applied; `undefined` if they are applied. */
    readonly renderDirectory: string | undefined;
    readonly alwaysRender: boolean;
}

/**
 * Reads the settings of a provider, then those of the environment.
 * Source: `Configure` in provider/pkg/provider/provider.go of pulumi-kubernetes.
 *
 * One thing is different on purpose: where no kubeconfig is set the simulated cluster is used, never the one that this
 * machine happens to have a kubeconfig for, so that a rehearsal says the same everywhere.
 */
export function readSettings(args: ValueMap): Settings {
    const values = revealed(args);
    const flag = (name: string, variable: string, otherwise = false) =>
        isTrue(values[name] ?? process.env[variable] ?? otherwise);
    return {
        ...connection(values),
        serverSideApply: flag("enableServerSideApply", "PULUMI_K8S_ENABLE_SERVER_SIDE_APPLY", true),
        upsertExistingObjects: flag("upsertExistingObjects", "PULUMI_K8S_UPSERT_EXISTING_OBJECTS"),
        configMapsMutable: flag("enableConfigMapMutable", "PULUMI_K8S_ENABLE_CONFIGMAP_MUTABLE"),
        secretsMutable: flag("enableSecretMutable", "PULUMI_K8S_ENABLE_SECRET_MUTABLE"),
        deleteUnreachable: flag("deleteUnreachable", "PULUMI_K8S_DELETE_UNREACHABLE"),
        skipUpdateUnreachable: flag("skipUpdateUnreachable", "PULUMI_K8S_SKIP_UPDATE_UNREACHABLE"),
        suppressDeprecationWarnings: flag("suppressDeprecationWarnings", "PULUMI_K8S_SUPPRESS_DEPRECATION_WARNINGS"),
        suppressHelmHookWarnings: flag("suppressHelmHookWarnings", "PULUMI_K8S_SUPPRESS_HELM_HOOK_WARNINGS"),
        rejectUnknownResources: isTrue(values.rejectUnknownResources),
        renderDirectory:
            textOf(values, "renderYamlToDirectory") === "" ? undefined : textOf(values, "renderYamlToDirectory"),
        alwaysRender: isTrue(values.alwaysRender),
    };
}

function connection(values: ValueMap): Pick<Settings, "defaultNamespace" | "unreachable" | "server"> {
    const named = textOf(values, "namespace") ?? "";
    const kubeconfig = values.kubeconfig;
    if (kubeconfig === undefined || kubeconfig === "") {
        return { defaultNamespace: named || "default", unreachable: undefined, server: "" };
    }
    try {
        const config = parseKubeconfig(kubeconfig);
        const choice = choiceOf(values);
        const cluster = activeCluster(config, choice);
        const server = isMap(cluster) ? textOf(cluster, "server") : undefined;
        const defaultNamespace = named || namespaceOf(config, choice) || "default";
        return server === undefined
            ? { defaultNamespace, unreachable: noCluster, server: "" }
            : { defaultNamespace, unreachable: undefined, server };
    } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        return {
            defaultNamespace: named,
            unreachable: `failed to parse kubeconfig data in \`kubernetes:config:kubeconfig\`- ${reason}`,
            server: "",
        };
    }
}

const noCluster =
    "unable to load Kubernetes client configuration from kubeconfig file. Make sure you have: \n\n" +
    " \t • set up the provider as per https://www.pulumi.com/registry/packages/kubernetes/installation-configuration/ \n\n" +
    " invalid configuration: no context of the kubeconfig selects a cluster with a server";

/** Settings arrive as texts, for engines carry them as such. */
function isTrue(value: Value | undefined): boolean {
    return value === true || value === "true";
}
