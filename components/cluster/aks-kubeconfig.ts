/**
 * The Entra application that AKS' API servers accept tokens for, the same in every tenant.
 * Source: https://azure.github.io/kubelogin/concepts/aks.html
 */
const aksServerApplication = "6dae42f8-4368-4678-94ff-3960e28e3630";

/** What of a cluster's kubeconfig does not depend on who uses it. */
export interface ApiServer {
    readonly server: string;
    /** PEM in base64. */
    readonly certificateAuthority: string;
}

/**
 * Reads the API server out of the kubeconfig that Azure hands out, in base64.
 *
 * @throws Error if it holds no server or no certificate authority.
 */
export function readApiServer(base64: string): ApiServer {
    const text = Buffer.from(base64, "base64").toString("utf8");
    const field = (name: string): string => {
        const value = new RegExp(`["']?${name}["']?:\\s*["']?([^"'\\s,]+)`).exec(text)?.[1];
        if (value === undefined) {
            throw new Error(
                `Expected a kubeconfig with ${name} from Azure, got ${text.length} characters without it; ` +
                    "check what az aks get-credentials --format exec writes for this cluster.",
            );
        }
        return value;
    };
    return { server: field("server"), certificateAuthority: field("certificate-authority-data") };
}

/**
 * A kubeconfig that logs in with kubelogin, as clusters without local accounts require. Azure's own asks for a device
 * code, which no pipeline can answer; this one takes the login of the Azure CLI, and in a pipeline whatever the
 * environment variable `AAD_LOGIN_METHOD` names, for example `workloadidentity`.
 * Source: https://azure.github.io/kubelogin/cli/get-token.html
 */
export function kubeloginKubeconfig(cluster: string, { server, certificateAuthority }: ApiServer): string {
    return JSON.stringify({
        apiVersion: "v1",
        kind: "Config",
        clusters: [{ name: cluster, cluster: { server, "certificate-authority-data": certificateAuthority } }],
        users: [
            {
                name: cluster,
                user: {
                    exec: {
                        apiVersion: "client.authentication.k8s.io/v1beta1",
                        command: "kubelogin",
                        args: ["get-token", "--login", "azurecli", "--server-id", aksServerApplication],
                        installHint: "Install kubelogin: https://azure.github.io/kubelogin/install.html",
                        provideClusterInfo: false,
                    },
                },
            },
        ],
        contexts: [{ name: cluster, context: { cluster, user: cluster } }],
        "current-context": cluster,
    });
}
