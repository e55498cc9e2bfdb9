import * as pulumi from "@pulumi/pulumi";

import { awsOutputs } from "./aws-outputs";

/** A resource as a component registered it. */
export interface Registered {
    readonly type: string;
    readonly name: string;
    readonly inputs: Readonly<Record<string, unknown>>;
}

/** What a component registered, and what it gave out. */
export interface Built<T> {
    readonly component: T;
    readonly resources: readonly Registered[];
    /** The one resource of this type, or of this type and name. */
    readonly one: (type: string, name?: string) => Registered;
    readonly all: (type: string) => readonly Registered[];
}

/** The key that tells special values on the wire, of which inputs hold secrets only. */
const secretMark = "4dabf18193072939515e22adb298388d";

const subscription = "11111111-2222-4333-8444-555555555555";

/** An id as Azure gives them, for arguments. */
export function armId(rest: string): string {
    return `/subscriptions/${subscription}/resourceGroups/platform/providers/${rest}`;
}

/** An AKS cluster that somebody else made, for arguments. */
export const aksReference = {
    aksId: armId("Microsoft.ContainerService/managedClusters/dev"),
    oidcIssuerUrl: "https://westeurope.oic.prod-aks.azure.com/dev/",
    controlPlanePrincipalId: "cluster-principal",
};

/** An EKS cluster that exists. */
export const eksReference = {
    clusterName: "dev",
    clusterArn: "arn:aws:eks:eu-west-1:111122223333:cluster/dev",
};

/** A VPC that exists. */
export const awsNetworkReference = {
    vpcId: "vpc-dev",
    publicSubnetIds: ["subnet-public-a", "subnet-public-b"],
    privateSubnetIds: ["subnet-private-a", "subnet-private-b"],
};

/**
 * Builds a component against a cloud that creates whatever is registered, and knows only the functions named here.
 * Calling any other is an error.
 */
export async function build<T>(create: () => T): Promise<Built<T>> {
    const resources: Registered[] = [];
    await pulumi.runtime.setMocks(
        {
            newResource: (args) => {
                const { type, name } = args;
                const inputs = args.inputs as Record<string, unknown>;
                resources.push({ type, name, inputs });
                return {
                    id: armId(`${type.replaceAll(":", "/")}/${name}`),
                    state: { ...inputs, ...outputsOf(type, name, inputs) },
                };
            },
            call: ({ token }) => answerOf(token),
        },
        "project",
        "stack",
        false,
    );
    const component = create();
    await pulumi.runtime.disconnect();
    const all = (type: string) => resources.filter((resource) => resource.type === type);
    const one = (type: string, name?: string) => {
        const found = all(type).filter((resource) => name === undefined || resource.name === name);
        const [first, ...others] = found;
        if (first === undefined || others.length > 0) {
            const names = resources.map((resource) => `${resource.type} ${resource.name}`);
            throw new Error(`Expected one ${type} ${name ?? ""}, found ${found.length} among:\n${names.join("\n")}`);
        }
        return first;
    };
    return { component, resources, one, all };
}

/** The value of an output, once everything is built. */
export async function valueOf<T>(output: pulumi.Output<T>): Promise<T> {
    return new Promise((resolve) => {
        output.apply((value) => {
            resolve(value);
        });
    });
}

/** What a resource was given, with secrets in clear. */
export function inClear(value: unknown): unknown {
    if (Array.isArray(value)) {
        return value.map(inClear);
    }
    if (typeof value !== "object" || value === null) {
        return value;
    }
    return secretMark in value && "value" in value
        ? inClear(value.value)
        : Object.fromEntries(Object.entries(value).map(([key, part]) => [key, inClear(part)]));
}

/** The resources that are no components. */
export function customResources(resources: readonly Registered[]): readonly Registered[] {
    return resources.filter(({ type }) => !type.startsWith("fairlead:"));
}

function outputsOf(type: string, name: string, inputs: Readonly<Record<string, unknown>>): Record<string, unknown> {
    const principal = { principalId: `principal-of-${name}`, clientId: `client-of-${name}` };
    const outputs: Record<string, Record<string, unknown>> = {
        "azure-native:network:PublicIPAddress": { ipAddress: "198.51.100.7" },
        "azure-native:managedidentity:UserAssignedIdentity": principal,
        "azure-native:containerservice:ManagedCluster": {
            fqdn: `${name}.hcp.westeurope.azmk8s.io`,
            privateFQDN: `${name}.privatelink.westeurope.azmk8s.io`,
        },
        "azure-native:containerregistry:Registry": { loginServer: `${name}.azurecr.io` },
        "azure-native:keyvault:Vault": {
            properties: { ...object(inputs.properties), vaultUri: `https://${name}.vault.azure.net/` },
        },
        "azure-native:keyvault:Key": {
            keyUri: `https://${String(inputs.vaultName)}.vault.azure.net/keys/${String(inputs.keyName)}`,
        },
        "azure-native:storage:BlobContainer": { name: inputs.containerName },
        "azure-native:storage:StorageAccount": { name: inputs.accountName },
        "azure-native:dns:Zone": {
            name: inputs.zoneName,
            nameServers: ["ns1-01.azure-dns.com.", "ns2-01.azure-dns.net."],
        },
        "azuread:index/applicationRegistration:ApplicationRegistration": { clientId: `client-of-${name}` },
        "azuread:index/servicePrincipal:ServicePrincipal": {
            objectId: `principal-of-${name}`,
            applicationTenantId: "66666666-7777-4888-8999-000000000000",
        },
        // A remote component, of which the program sees nothing but itself.
        "eks:index:Cluster": {
            eksCluster: {
                name: inputs.name,
                arn: `arn:aws:eks:eu-west-1:111122223333:cluster/${name}`,
                endpoint: `https://${name.toUpperCase()}.gr7.eu-west-1.eks.amazonaws.com`,
                certificateAuthority: { data: "Q0E=" },
            },
            kubeconfigJson: JSON.stringify({ "current-context": "aws" }),
            oidcProviderUrl: `https://oidc.eks.eu-west-1.amazonaws.com/id/${name.toUpperCase()}`,
            clusterSecurityGroupId: `sg-of-${name}`,
        },
        "azure-native:dbforpostgresql:Server": {
            fullyQualifiedDomainName: `${String(inputs.serverName)}.postgres.database.azure.com`,
        },
        "azure-native:dbforpostgresql:Database": { name: inputs.databaseName },
        "random:index/randomString:RandomString": { result: "abcd1234" },
        "random:index/randomPassword:RandomPassword": { result: `password-of-${name}` },
        "random:index/randomBytes:RandomBytes": { base64: Buffer.from(`bytes of ${name}`).toString("base64") },
        "kubernetes:helm.sh/v3:Release": { status: { namespace: "argocd", status: "deployed" } },
    };
    return { name, ...(type.startsWith("aws:") ? awsOutputs(type, name, inputs) : {}), ...outputs[type] };
}

function object(value: unknown): object {
    return typeof value === "object" && value !== null ? value : {};
}

/** Azure's own kubeconfig, as `az aks get-credentials --format exec` writes it. */
export const azureKubeconfig = `apiVersion: v1
clusters:
- cluster:
    certificate-authority-data: Q0E=
    server: https://dev.hcp.westeurope.azmk8s.io:443
  name: dev
contexts:
- context:
    cluster: dev
    user: clusterUser_platform_dev
  name: dev
current-context: dev
kind: Config
preferences: {}
users:
- name: clusterUser_platform_dev
  user:
    exec:
      apiVersion: client.authentication.k8s.io/v1beta1
      args: [get-token, --environment, AzurePublicCloud, --login, devicecode]
      command: kubelogin
`;

function answerOf(token: string): Record<string, unknown> {
    switch (token) {
        case "azure-native:authorization:getClientConfig":
            return { subscriptionId: subscription, tenantId: "66666666-7777-4888-8999-000000000000" };
        case "azuread:index/getServicePrincipal:getServicePrincipal":
            return { objectId: "object-of-graph" };
        case "azure-native:containerservice:getManagedCluster":
            return { oidcIssuerProfile: { issuerURL: "https://westeurope.oic.prod-aks.azure.com/cluster/" } };
        case "azure-native:containerservice:listManagedClusterUserCredentials":
            return {
                kubeconfigs: [{ name: "clusterUser", value: Buffer.from(azureKubeconfig).toString("base64") }],
            };
        case "aws:index/getRegion:getRegion":
            return { region: "eu-central-1" };
        case "aws:index/getPartition:getPartition":
            return { partition: "aws" };
        case "aws:index/getCallerIdentity:getCallerIdentity":
            return { accountId: "123456789012" };
        case "aws:index/getAvailabilityZones:getAvailabilityZones":
            return { names: ["eu-central-1a", "eu-central-1b", "eu-central-1c"] };
        default:
            throw new Error(`No component needs the function ${token}`);
    }
}
