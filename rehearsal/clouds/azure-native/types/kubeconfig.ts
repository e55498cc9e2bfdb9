import { stringify } from "yaml";

import type { CloudResource } from "../../simulation/cloud";
import { hexOf } from "../../simulation/names";
import type { Context, FunctionRule } from "../../simulation/package";
import { type ValueMap, textOf } from "../../simulation/values";
import { accountOf } from "../account";
import { armError } from "../errors";
import { existing } from "../lookup";

const cluster = "azure-native:containerservice:ManagedCluster";

/** Entra applications of AKS, the same everywhere. Source: Azure/kubelogin `docs/book/src/concepts/aks.md`. */
const serverApplication = "6dae42f8-4368-4678-94ff-3960e28e3630";
const clientApplication = "80faf920-1908-4b52-b5ef-a8e7bedfc67a";

/** The functions that hand out kubeconfigs of a cluster that exists. */
export const kubeconfigFunctions: Readonly<Record<string, FunctionRule>> = {
    "azure-native:containerservice:listManagedClusterUserCredentials": (args, context) => {
        const found = existing(cluster, identifying(args), context);
        const format = textOf(args, "format") ?? "azure";
        return kubeconfigs(
            "clusterUser",
            found,
            found.outputs.aadProfile === undefined
                ? certificate(found)
                : login(format, accountOf(context.config).tenantId),
        );
    },
    "azure-native:containerservice:listManagedClusterAdminCredentials": adminCredentials,
    "azure-native:containerservice:listManagedClusterMonitoringUserCredentials": (args, context) => {
        const found = existing(cluster, identifying(args), context);
        return kubeconfigs("clusterMonitoringUser", found, certificate(found));
    },
};

/** Source: aks-docs `manage-local-accounts-managed-azure-ad.md`. */
function adminCredentials(args: ValueMap, context: Context): ValueMap {
    const found = existing(cluster, identifying(args), context);
    if (found.outputs.disableLocalAccounts === true) {
        throw armError(
            400,
            "BadRequest",
            "Getting static credential is not allowed because this cluster is set to disable local accounts.",
        );
    }
    return kubeconfigs("clusterAdmin", found, certificate(found));
}

function identifying({ resourceGroupName, resourceName }: ValueMap): ValueMap {
    return { resourceGroupName: resourceGroupName ?? "", resourceName: resourceName ?? "" };
}

function kubeconfigs(user: string, { id, outputs, inputs }: CloudResource, credentials: ValueMap): ValueMap {
    const name = textOf(outputs, "name") ?? "";
    // Empty where the API server is public.
    const privateHost = textOf(outputs, "privateFQDN") ?? "";
    const host = privateHost === "" ? (textOf(outputs, "fqdn") ?? "") : privateHost;
    const userName = `${user}_${textOf(inputs, "resourceGroupName") ?? ""}_${name}`;
    const config = {
        apiVersion: "v1",
        kind: "Config",
        clusters: [
            {
                name,
                cluster: {
                    "certificate-authority-data": pem("CERTIFICATE", `${id}#ca`),
                    server: `https://${host}:443`,
                },
            },
        ],
        contexts: [{ name, context: { cluster: name, user: userName } }],
        "current-context": name,
        preferences: {},
        users: [{ name: userName, user: credentials }],
    };
    return { kubeconfigs: [{ name: user, value: Buffer.from(stringify(config)).toString("base64") }] };
}

/** An interactive login by kubelogin. Source: Azure/AKS #4990 for the method, kubelogin's documentation for the rest. */
function login(format: string, tenantId: string): ValueMap {
    if (format !== "exec") {
        return {
            "auth-provider": {
                name: "azure",
                config: {
                    "apiserver-id": serverApplication,
                    "client-id": clientApplication,
                    "config-mode": "1",
                    environment: "AzurePublicCloud",
                    "tenant-id": tenantId,
                },
            },
        };
    }
    return {
        exec: {
            apiVersion: "client.authentication.k8s.io/v1beta1",
            command: "kubelogin",
            args: [
                "get-token",
                "--environment",
                "AzurePublicCloud",
                "--server-id",
                serverApplication,
                "--client-id",
                clientApplication,
                "--tenant-id",
                tenantId,
                "--login",
                "devicecode",
            ],
            env: null,
            provideClusterInfo: false,
        },
    };
}

function certificate({ id }: CloudResource): ValueMap {
    return {
        "client-certificate-data": pem("CERTIFICATE", `${id}#client`),
        "client-key-data": pem("RSA PRIVATE KEY", `${id}#key`),
        token: hexOf(`${id}#token`, 64),
    };
}

/** Base64 of a text in the form of a certificate or key, which opens nothing. */
function pem(kind: string, seed: string): string {
    const body = Buffer.from(`simulated ${hexOf(seed.toLowerCase(), 64)}`).toString("base64");
    return Buffer.from(`-----BEGIN ${kind}-----\n${body}\n-----END ${kind}-----\n`).toString("base64");
}
