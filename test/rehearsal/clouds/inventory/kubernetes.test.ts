import assert from "node:assert/strict";

import { aws } from "../../../../rehearsal/clouds/aws/package";
import { azureNative } from "../../../../rehearsal/clouds/azure-native/package";
import { type ValueMap, textOf } from "../../../../rehearsal/clouds/simulation/values";
import { type State, Stack as Cluster } from "../kubernetes/stack";
import { Stack } from "../support";
import { Memory } from "./memory";

const subnets = ["subnet-11111111111111111", "subnet-22222222222222222"];

function kubeconfig(server: string): string {
    return JSON.stringify({
        ...{ apiVersion: "v1", kind: "Config", "current-context": "c", users: [] },
        clusters: [{ name: "c", cluster: { server } }],
        contexts: [{ name: "c", context: { cluster: "c", user: "u" } }],
    });
}

const service: ValueMap = {
    ...{ apiVersion: "v1", kind: "Service", metadata: { name: "web", namespace: "default" } },
    spec: { type: "LoadBalancer", ports: [{ port: 80 }] },
};
const release = (chart: string, values: ValueMap = {}): ValueMap => ({
    ...{ name: chart, namespace: "kube-system", version: "1.0.0", values },
    chart: `oci://example.com/${chart}`,
});

describe("Kubernetes, from run to run", () => {
    new Memory();

    const eks = () => {
        const inputs = { name: "c", roleArn: "arn:aws:iam::123456789012:role/r", vpcConfig: { subnetIds: subnets } };
        return new Stack(aws, { region: "eu-west-1" }).create("aws:eks/cluster:Cluster", "c", inputs);
    };
    const endpointOf = ({ outputs }: { outputs: ValueMap }) => textOf(outputs, "endpoint") ?? "";
    /** A process of its own for each step, on the cluster of that address. */
    const at = (server: string) => new Cluster({ kubeconfig: kubeconfig(server) });
    const removeSubnet = async () => {
        const type = "aws:ec2/subnet:Subnet";
        const subnet = { type, name: "s", id: subnets[0] ?? "", urn: "", inputs: {}, outputs: {}, oldInputs: {} };
        await new Stack(aws).provider.delete(subnet);
    };

    const balancers: readonly (readonly [what: string, make: (server: string) => Promise<State>])[] = [
        ["a Service", (server) => at(server).create("kubernetes:core/v1:Service", "web", service)],
        [
            "a chart",
            (server) => {
                const values = { controller: { service: { type: "LoadBalancer" } } };
                return at(server).create("kubernetes:helm.sh/v3:Release", "nginx", release("nginx-ingress", values));
            },
        ],
    ];
    for (const [what, make] of balancers) {
        it(`leaves the load balancer of ${what} in the subnets of a cluster that goes first`, async () => {
            const cluster = eks();
            await make(endpointOf(cluster));
            new Stack(aws).delete(cluster);
            await assert.rejects(removeSubnet(), /has dependencies and cannot be deleted/);
        });

        it(`takes the load balancer of ${what} away with it`, async () => {
            const cluster = eks();
            const made = await make(endpointOf(cluster));
            await at(endpointOf(cluster)).delete(made);
            new Stack(aws).delete(cluster);
            await removeSubnet();
        });
    }

    const binding: ValueMap = {
        ...{ apiVersion: "elbv2.k8s.aws/v1beta1", kind: "TargetGroupBinding" },
        ...{ metadata: { name: "web", namespace: "ingress" }, spec: {} },
    };
    const application: ValueMap = {
        ...{ apiVersion: "argoproj.io/v1alpha1", kind: "Application", spec: {} },
        metadata: { name: "shop", namespace: "ingress", finalizers: ["resources-finalizer.argocd.argoproj.io"] },
    };
    const waiting: readonly (readonly [chart: string, type: string, object: ValueMap])[] = [
        ["aws-load-balancer-controller", "kubernetes:elbv2.k8s.aws/v1beta1:TargetGroupBinding", binding],
        ["argo-cd", "kubernetes:argoproj.io/v1alpha1:Application", application],
    ];
    for (const [chart, type, object] of waiting) {
        it(`lets an object hang whose controller, ${chart}, is gone, and the namespace that it is in`, async () => {
            const server = "https://c.example";
            const namespace = await at(server).create("kubernetes:core/v1:Namespace", "ingress", {
                ...{ apiVersion: "v1", kind: "Namespace", metadata: { name: "ingress" } },
            });
            const controller = await at(server).create("kubernetes:helm.sh/v3:Release", chart, release(chart));
            const made = await at(server).create(type, "web", object);
            await at(server).delete(controller);
            await assert.rejects(at(server).delete(made), /timed out waiting for the condition/);
            await assert.rejects(at(server).delete(namespace), /timed out waiting for the condition/);
            const again = await at(server).create("kubernetes:helm.sh/v3:Release", chart, release(chart));
            for (const resource of [made, again, namespace]) {
                await at(server).delete(resource);
            }
        });
    }

    it("keeps an address of Azure that a chart's load balancer takes, until the cluster is gone", async () => {
        const azure = () => new Stack(azureNative, { location: "westeurope" });
        const address = azure().create("azure-native:network:PublicIPAddress", "ip", {
            ...{ resourceGroupName: "shop", publicIpAddressName: "ingress-ip" },
        });
        const cluster = azure().create("azure-native:containerservice:ManagedCluster", "aks", {
            ...{ resourceGroupName: "shop", resourceName: "aks", dnsPrefix: "aks" },
            identity: { type: "SystemAssigned" },
            agentPoolProfiles: [{ name: "system", mode: "System", count: 1, vmSize: "Standard_D2s_v5" }],
        });
        const annotations = { "service.beta.kubernetes.io/azure-pip-name": "ingress-ip" };
        const values = { controller: { service: { type: "LoadBalancer", annotations } } };
        await at(`https://${textOf(cluster.outputs, "fqdn") ?? ""}:443`).create(
            "kubernetes:helm.sh/v3:Release",
            "nginx",
            release("nginx-ingress", values),
        );
        assert.throws(() => {
            azure().delete(address);
        }, /PublicIPAddressCannotBeDeleted/);
        azure().delete(cluster);
        azure().delete(address);
    });
});
