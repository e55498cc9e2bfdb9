import assert from "node:assert/strict";
import { networkRisks } from "../../../../../rehearsal/report/model/risks/network-risks";
import type { JsonObject } from "../../../../../rehearsal/state/json";
import { changed, created, resource, step, updated } from "../samples";

const cluster = "azure-native:containerservice:ManagedCluster";
const group = "azure-native:network:NetworkSecurityGroup";

function aks(...authorizedIPRanges: readonly string[]): JsonObject {
    return { apiServerAccessProfile: { authorizedIPRanges } };
}

function nsg(access: string, source: string, port: string): JsonObject {
    const rule = { access, direction: "Inbound", sourceAddressPrefix: source, destinationPortRange: port };
    return { securityRules: [rule] };
}

describe("risks of networks", () => {
    const levels = (changes: Parameters<typeof networkRisks>[1]) =>
        networkRisks("dev", changes).map(({ level }) => level);

    it("tell a network that is newly let in, by its address", () => {
        const [risk, ...others] = networkRisks(
            "dev",
            updated(cluster, aks("10.0.0.0/8"), aks("10.0.0.0/8", "198.51.100.0/24")),
        );
        assert.deepEqual(others, []);
        assert.equal(risk?.level, "medium");
        assert.equal(risk.title, "ManagedCluster one is opened to more networks");
        assert.equal(risk.detail, "It now lets in 198.51.100.0/24.");
        assert.deepEqual(risk.source, { file: "main.ts", line: 7 });
    });

    it("are none where a network is narrowed, moved or taken away", () => {
        assert.deepEqual(levels(updated(cluster, aks("10.0.0.0/8"), aks("10.1.0.0/16"))), []);
        assert.deepEqual(
            levels(updated(cluster, aks("10.1.0.0/16", "10.2.0.0/16"), aks("10.2.0.0/16", "10.1.0.0/16"))),
            [],
        );
        assert.deepEqual(levels(updated(cluster, aks("10.1.0.0/16", "10.2.0.0/16"), aks("10.2.0.0/16"))), []);
    });

    it("are high where the internet is let in, in whatever words", () => {
        for (const world of ["0.0.0.0/0", "::/0", "128.0.0.0/1"]) {
            assert.deepEqual(levels(updated(cluster, aks("10.0.0.0/8"), aks("10.0.0.0/8", world))), ["high"], world);
        }
        for (const world of ["*", "Internet", "0.0.0.0/0"]) {
            assert.deepEqual(
                levels(updated(group, nsg("Allow", "10.0.0.0/8", "22"), nsg("Allow", world, "22"))),
                ["high"],
                world,
            );
        }
    });

    it("are high where a list of networks is emptied, which lets in everybody", () => {
        assert.deepEqual(levels(updated(cluster, aks("10.0.0.0/8"), aks())), ["high"]);
        const inside = { apiServerAccessProfile: { enablePrivateCluster: true } };
        assert.deepEqual(levels(updated(cluster, aks("10.0.0.0/8"), inside)), []);
    });

    it("tell another port for a network that was let in to one", () => {
        const [risk] = networkRisks(
            "dev",
            updated(group, nsg("Allow", "10.0.0.0/8", "443"), nsg("Allow", "10.0.0.0/8", "22")),
        );
        assert.equal(risk?.detail, "It now lets in 10.0.0.0/8 to 22.");
        assert.deepEqual(levels(updated(group, nsg("Allow", "10.0.0.0/8", "*"), nsg("Allow", "10.0.0.0/8", "22"))), []);
    });

    it("are none where fewer ports, or one protocol instead of all, are reached", () => {
        const rule = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule";
        const tcp = (fromPort: number, toPort: number, ipProtocol = "tcp") => ({
            cidrIpv4: "10.0.0.0/8",
            ipProtocol,
            fromPort,
            toPort,
        });
        assert.deepEqual(levels(updated(rule, tcp(8000, 8100), tcp(8080, 8080))), []);
        assert.deepEqual(levels(updated(rule, tcp(0, 0, "-1"), tcp(443, 443))), []);
        const [wider] = networkRisks("dev", updated(rule, tcp(8080, 8080), tcp(8000, 8100)));
        assert.equal(wider?.detail, "It now lets in 10.0.0.0/8 to tcp 8000-8100.");
        const [any] = networkRisks("dev", updated(rule, tcp(443, 443), tcp(0, 0, "-1")));
        assert.equal(any?.detail, "It now lets in 10.0.0.0/8.");
    });

    it("are high where every service of Azure is let in, and none where a range is narrowed", () => {
        const rule = "azure-native:dbforpostgresql:FirewallRule";
        const range = (startIpAddress: string, endIpAddress: string) => ({ startIpAddress, endIpAddress });
        const [risk] = networkRisks("dev", created(rule, range("0.0.0.0", "0.0.0.0")));
        assert.equal(risk?.level, "high");
        assert.equal(risk.detail, "It now lets in AzureCloud (every service in Azure, those of others included).");
        assert.deepEqual(levels(updated(rule, range("10.0.0.0", "10.0.0.9"), range("10.0.0.4", "10.0.0.5"))), []);
        assert.deepEqual(levels(updated(rule, range("10.0.0.0", "10.0.0.9"), range("10.0.0.0", "10.0.1.9"))), [
            "medium",
        ]);
    });

    it("tell groups and lists that are let in, which can be those that were as long as that is not known", () => {
        const rule = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule";
        const from = (referencedSecurityGroupId: string) => ({ referencedSecurityGroupId, ipProtocol: "-1" });
        assert.deepEqual(levels(updated(rule, from("sg-1"), from("sg-2"))), ["medium"]);
        assert.deepEqual(levels(updated(rule, from("sg-1"), from("[unknown]"))), []);
        const vault = "azure-native:keyvault:Vault";
        const rules = (ipRules: string | JsonObject[]) => ({
            properties: { networkAcls: { ipRules, defaultAction: "Deny" } },
        });
        assert.deepEqual(levels(updated(vault, rules([]), rules("[unknown]"))), []);
        assert.deepEqual(levels(updated(vault, rules([]), rules([{ value: "10.0.0.1" }]))), ["medium"]);
        const [risk] = networkRisks("dev", created(rule, from("[unknown]")));
        assert.equal(risk?.detail, "It now lets in what is known only after the deployment.");
    });

    it("know that a rule of Kubernetes without sources lets in everybody", () => {
        const policy = "kubernetes:networking.k8s.io/v1:NetworkPolicy";
        const from = (...peers: readonly JsonObject[]) => ({
            spec: { ingress: [{ from: peers, ports: [{ port: 8080 }] }] },
        });
        const [risk] = networkRisks("dev", updated(policy, from({ podSelector: {} }), from()));
        assert.equal(risk?.level, "high");
        assert.equal(risk.detail, "It now lets in 0.0.0.0/0 to 8080.");
        assert.deepEqual(levels(updated(policy, from({ podSelector: {} }), from({ namespaceSelector: {} }))), []);
        assert.deepEqual(levels(created(policy, from())), ["medium"]);
    });

    it("don't count rules that refuse, or let out", () => {
        assert.deepEqual(levels(updated(group, {}, nsg("Deny", "*", "22"))), []);
        const rule = { access: "Allow", direction: "Outbound", sourceAddressPrefix: "*" };
        assert.deepEqual(levels(updated(group, {}, { securityRules: [rule] })), []);
    });

    it("know the rules of AWS", () => {
        const rule = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule";
        const [risk] = networkRisks(
            "dev",
            created(rule, { cidrIpv4: "0.0.0.0/0", ipProtocol: "tcp", fromPort: 22, toPort: 22 }),
        );
        assert.equal(risk?.detail, "It now lets in 0.0.0.0/0 to tcp 22.");
        assert.equal(risk.level, "high");
        const inline = (cidr: string) => ({
            ingress: [{ protocol: "-1", fromPort: 0, toPort: 0, cidrBlocks: [cidr] }],
        });
        const type = "aws:ec2/securityGroup:SecurityGroup";
        assert.deepEqual(levels(updated(type, inline("10.0.0.0/16"), inline("10.0.0.0/8"))), ["medium"]);
    });

    it("tell a gate that is opened, and not one that is shut or was open", () => {
        const vault = "azure-native:keyvault:Vault";
        const acls = (defaultAction: string) => ({
            properties: { publicNetworkAccess: "Disabled", networkAcls: { defaultAction } },
        });
        const [risk] = networkRisks("dev", updated(vault, acls("Deny"), acls("Allow")));
        assert.match(
            risk?.detail ?? "",
            /Its firewall lets in every network: properties\.networkAcls\.defaultAction is Allow\./,
        );
        assert.deepEqual(levels(updated(vault, acls("Allow"), acls("Deny"))), []);
        assert.deepEqual(levels(updated(vault, acls("Allow"), acls("Allow"))), []);
    });

    it("take a property that is left out for what the cloud makes of it", () => {
        const instance = "aws:rds/instance:Instance";
        assert.deepEqual(levels(updated(instance, { publiclyAccessible: false }, {})), []);
        assert.deepEqual(levels(updated(instance, {}, { publiclyAccessible: true })), ["high"]);
        assert.deepEqual(levels(updated("azure-native:storage:StorageAccount", { allowBlobPublicAccess: false }, {})), [
            "high",
        ]);
    });

    it("are none for what is deleted", () => {
        assert.deepEqual(levels(changed(step(resource(cluster, "one", aks("0.0.0.0/0")), undefined))), []);
    });
});
