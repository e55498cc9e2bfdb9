/** What these tests need of a machine that has a cluster. README.md says how to come by each. */
const names = {
    /** Kubeconfig of a cluster with Argo CD in the namespace `argocd`, whose administrator we are. */
    kubeconfig: "KUBECONFIG",
    /** Two images of the service by digest, with a comma between them; VERSION is release-one in one, release-two in the other. */
    images: "CLUSTER_TEST_IMAGES",
    /** An empty repository, to push to from here and for Argo CD to read. */
    repository: "CLUSTER_TEST_REPOSITORY",
    /** This machine's address as pods see it. */
    address: "CLUSTER_TEST_ADDRESS",
} as const;

export type ClusterSettings = Readonly<Record<keyof typeof names, string>>;

/** The settings, or the names of the variables that are missing. */
export function clusterSettings(): ClusterSettings | string[] {
    const missing = Object.values(names).filter((name) => (process.env[name] ?? "") === "");
    const { kubeconfig, images, repository, address } = names;
    const value = (name: string) => process.env[name] ?? "";
    return missing.length > 0
        ? missing
        : {
              kubeconfig: value(kubeconfig),
              images: value(images),
              repository: value(repository),
              address: value(address),
          };
}
