import { resolve } from "node:path";

import * as pulumi from "@pulumi/pulumi";
import { ExistingCluster } from "@fairlead/components/cluster/existing-cluster";
import { InClusterDatabase, inClusterDatabaseFaults } from "@fairlead/components/database/in-cluster-database";
import { GitOpsControllerKind } from "@fairlead/components/gitops-controller/gitops-controller";
import { IngressServiceType } from "@fairlead/components/ingress-nginx/ingress-nginx-args";
import { KubernetesSecretStore } from "@fairlead/components/secret-store/kubernetes-secret-store";
import type { Fault } from "@fairlead/components/shared/arguments";

import { namespacesWithSecrets } from "./applications";
import { clusterProvider } from "./cluster-provider";
import type { Foundation, PrepareCloud } from "./foundation";
import { under } from "./foundation-args";
import { readLocalSettings, type LocalSettings } from "./local-settings";
import { CertificateIssuer } from "./platform-settings";
import type { StackName } from "./prepare-program";
import type { Settings } from "./settings";

const databaseName = "database";

/** An environment in a cluster that exists, without a cloud: secrets and the database are in the cluster itself. */
export const prepareLocal: PrepareCloud = (group, settings, name) => {
    const local = readLocalSettings(group);
    return { faults: localFaults(settings, local), build: () => build(settings, local, name) };
};

function build(settings: Settings, local: LocalSettings, { project, stack }: StackName): Foundation {
    const name = `${project}-${stack}`;
    const { protect } = settings;
    const { kubeconfigFile, context, imagePrefix, storageClassName } = local;

    const cluster = new ExistingCluster(name, {
        kubeconfigPath: kubeconfigFile === undefined ? undefined : resolve(pulumi.getRootDirectory(), kubeconfigFile),
        context,
    });
    const provider = clusterProvider(cluster, cluster.endpoint);
    const secretStore = new KubernetesSecretStore("secret-store", { protect }, { provider });
    const database = new InClusterDatabase(
        databaseName,
        { ...databaseArgs(settings, local), secretStore, protect },
        { provider },
    );

    return {
        cluster,
        provider,
        registry: {
            loginServer: pulumi.output(imagePrefix.split("/")[0] ?? ""),
            imagePrefix: pulumi.output(imagePrefix),
        },
        database,
        fileStorage: { storageClassName: pulumi.output(storageClassName) },
        secretStore,
        secretReader: undefined,
        dns01: undefined,
        ingress: {
            // Most local clusters have nobody who makes load balancers.
            args: { serviceType: IngressServiceType.ClusterIP },
            tlsEndsBefore: false,
            bind: () => undefined,
            addresses: pulumi.output(["127.0.0.1"]),
        },
        nameServers: pulumi.output([]),
        access: undefined,
        installFlux: undefined,
        nextSteps: pulumi.output([
            `See applications at port 8443 of their host names: kubectl --context ${context} --namespace ingress-nginx port-forward service/ingress-nginx-nginx-ingress-controller 8443:443`,
        ]),
    };
}

/** What the settings alone say of the database. */
function databaseArgs({ apps }: Settings, { databaseGib, storageClassName }: LocalSettings) {
    const clientNamespaces = namespacesWithSecrets(apps.filter((app) => app.database));
    return { clientNamespaces, storageGb: databaseGib, storageClassName };
}

function localFaults(settings: Settings, local: LocalSettings): Fault[] {
    const { dns, gitops, certificates } = settings;
    return [
        ...under("fairlead:local", inClusterDatabaseFaults(databaseName, databaseArgs(settings, local))).map(
            (fault) => ({
                ...fault,
                path: fault.path.replace("storageGb", "databaseGib"),
            }),
        ),
        ...dns.records.slice(0, 1).map(() => ({
            path: "fairlead:dns.records",
            expected: "no records, since there is no zone",
            got: dns.records.length,
            repair: "drop them",
        })),
        ...(gitops.controller === GitOpsControllerKind.ArgoCd
            ? []
            : [
                  {
                      path: "fairlead:gitops.controller",
                      expected: "argo-cd, which any cluster takes",
                      got: gitops.controller,
                      repair: "choose argo-cd",
                  },
              ]),
        ...(certificates.issuer === CertificateIssuer.SelfSigned
            ? []
            : [
                  {
                      path: "fairlead:certificates.issuer",
                      expected: "self-signed, since nobody can prove a domain without a zone",
                      got: certificates.issuer,
                      repair: "choose self-signed",
                  },
              ]),
    ];
}
