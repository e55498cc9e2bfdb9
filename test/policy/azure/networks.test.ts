import { nsgInternetPorts } from "../../../policy/azure/nsg-internet-ports";
import { nsgNamedPorts } from "../../../policy/azure/nsg-named-ports";
import { publicAddressSku } from "../../../policy/azure/public-address-sku";
import { securityGroup, securityRule } from "../../../policy/azure/security-rules";
import { subnetEndpoints } from "../../../policy/azure/subnet-endpoints";
import { subnetOfDatabase } from "../../../policy/azure/subnet-of-database";
import { subnetSecurityGroup } from "../../../policy/azure/subnet-security-group";
import { subnetWayOut } from "../../../policy/azure/subnet-way-out";
import { virtualNetwork } from "../../../policy/azure/subnets";
import { describeRule } from "../rule-cases";

const inbound = { access: "Allow", direction: "Inbound", protocol: "Tcp", priority: 100 };
const web = { ...inbound, sourceAddressPrefix: "Internet", destinationPortRanges: ["80", "443"] };
const ssh = { ...inbound, sourceAddressPrefix: "203.0.113.0/24", destinationPortRange: "22" };

describe("rules on Azure's networks", () => {
    describeRule(nsgInternetPorts, {
        compliant: {
            "web for all, the rest for known networks": { securityRules: [web, ssh] },
            "a rule by itself": { type: securityRule, properties: ssh },
            "ways out, and what is kept out": {
                securityRules: [
                    { ...inbound, direction: "Outbound", sourceAddressPrefix: "*", destinationPortRange: "*" },
                    { ...inbound, access: "Deny", sourceAddressPrefix: "*", destinationPortRange: "*" },
                ],
            },
            "services of Azure": {
                securityRules: [
                    { ...inbound, sourceAddressPrefix: "VirtualNetwork", destinationPortRange: "5432" },
                    { ...inbound, sourceAddressPrefix: "AzureFrontDoor.Backend", destinationPortRange: "8443" },
                ],
            },
        },
        broken: {
            "SSH for all": {
                change: { "securityRules[1].sourceAddressPrefix": "*" },
                findings: [
                    'securityRules[1].destinationPortRange: expected 80 or 443 for *, or known networks as source, found "22"',
                ],
            },
            "one port too many, in other words": {
                change: {
                    "securityRules[0].direction": "inbound",
                    "securityRules[0].sourceAddressPrefix": undefined,
                    "securityRules[0].sourceAddressPrefixes": ["198.51.100.0/24", "::/0"],
                    "securityRules[0].destinationPortRanges": ["443", "1-65535"],
                },
                findings: [
                    'securityRules[0].destinationPortRanges[1]: expected 80 or 443 for ::/0, or known networks as source, found "1-65535"',
                ],
            },
            "a rule by itself, for every machine in Azure": {
                of: "a rule by itself",
                change: { sourceAddressPrefix: "AzureCloud" },
                findings: [
                    'destinationPortRange: expected 80 or 443 for AzureCloud, or known networks as source, found "22"',
                ],
            },
            "half of the internet": {
                of: "a rule by itself",
                change: { sourceAddressPrefix: "128.0.0.0/1" },
                findings: [
                    'destinationPortRange: expected 80 or 443 for 128.0.0.0/1, or known networks as source, found "22"',
                ],
            },
        },
        unknown: ["securityRules", "securityRules[1].sourceAddressPrefix", "securityRules[0].destinationPortRanges[0]"],
    });

    describeRule(nsgNamedPorts, {
        compliant: {
            "ports and a range": {
                securityRules: [web, { ...ssh, destinationPortRange: "30000-30999" }],
            },
            "probes of the load balancer": {
                securityRules: [{ ...inbound, sourceAddressPrefix: "AzureLoadBalancer", destinationPortRange: "*" }],
            },
            "a rule by itself": { type: securityRule, properties: ssh },
        },
        broken: {
            "every port": {
                change: { "securityRules[0].destinationPortRanges": ["*"] },
                findings: [
                    'securityRules[0].destinationPortRanges[0]: expected a port, or a range of at most 1000 ports, found "*"',
                ],
            },
            "a range of one too many": {
                change: { "securityRules[1].destinationPortRange": "30000-31000" },
                findings: [
                    'securityRules[1].destinationPortRange: expected a port, or a range of at most 1000 ports, found "30000-31000"',
                ],
            },
            "every port by a rule by itself": {
                of: "a rule by itself",
                change: { destinationPortRange: "*" },
                findings: ['destinationPortRange: expected a port, or a range of at most 1000 ports, found "*"'],
            },
        },
        unknown: ["securityRules[0].destinationPortRanges"],
    });

    const groupId = "/subscriptions/s/resourceGroups/g/providers/Microsoft.Network/networkSecurityGroups/database-nsg";
    describeRule(subnetSecurityGroup, {
        compliant: {
            "a subnet with one": { networkSecurityGroup: { id: groupId } },
            "one that Azure refuses it for": { subnetName: "GatewaySubnet" },
            "subnets in a network": {
                type: virtualNetwork,
                properties: { subnets: [{ name: "nodes", networkSecurityGroup: { id: groupId } }] },
            },
        },
        broken: {
            "a subnet without": {
                change: { networkSecurityGroup: undefined },
                findings: ["networkSecurityGroup.id: expected the id of a security group, found nothing"],
            },
            "the id of something else": {
                change: { "networkSecurityGroup.id": "/subscriptions/s/routeTables/r" },
                findings: [
                    'networkSecurityGroup.id: expected the id of a security group, found "/subscriptions/s/routeTables/r"',
                ],
            },
            "a subnet in a network": {
                of: "subnets in a network",
                change: { "subnets[0].networkSecurityGroup": undefined },
                findings: ["subnets[0].networkSecurityGroup.id: expected the id of a security group, found nothing"],
            },
        },
        unknown: ["networkSecurityGroup", "networkSecurityGroup.id"],
    });

    describeRule(subnetWayOut, {
        compliant: {
            "no way out but those that were made": { defaultOutboundAccess: false },
            "subnets in a network": {
                type: virtualNetwork,
                properties: { subnets: [{ defaultOutboundAccess: false }, { name: "AzureFirewallSubnet" }] },
            },
        },
        broken: {
            "the default": {
                change: { defaultOutboundAccess: undefined },
                findings: ["defaultOutboundAccess: expected false, found nothing"],
            },
            "a subnet in a network": {
                of: "subnets in a network",
                change: { "subnets[0].defaultOutboundAccess": true },
                findings: ["subnets[0].defaultOutboundAccess: expected false, found true"],
            },
        },
        unknown: ["defaultOutboundAccess"],
    });

    const endpoint = {
        type: "azure-native:network:PrivateEndpoint",
        properties: { subnet: { id: "/subscriptions/s/virtualNetworks/v/subnets/endpoints" } },
    };
    describeRule(subnetEndpoints, {
        compliant: {
            "endpoints that rules hold for": {
                properties: { name: "endpoints", privateEndpointNetworkPolicies: "NetworkSecurityGroupEnabled" },
                stack: [endpoint],
            },
            "a subnet without endpoints": {
                properties: { name: "nodes", privateEndpointNetworkPolicies: "Disabled" },
                stack: [endpoint],
            },
        },
        broken: {
            "endpoints that rules do not hold for": {
                change: { privateEndpointNetworkPolicies: "Disabled" },
                findings: [
                    'privateEndpointNetworkPolicies: expected NetworkSecurityGroupEnabled or Enabled, found "Disabled"',
                ],
            },
        },
        unknown: ["name", "privateEndpointNetworkPolicies"],
    });

    const group = (securityRules: readonly object[]) => ({
        type: securityGroup,
        name: "database",
        properties: { name: "database-nsg", securityRules },
    });
    const postgres = { ...inbound, sourceAddressPrefix: "10.20.0.0/22", destinationPortRanges: ["5432"] };
    describeRule(subnetOfDatabase, {
        compliant: {
            "a subnet for the nodes": {
                properties: {
                    delegations: [{ serviceName: "Microsoft.DBforPostgreSQL/flexibleServers" }],
                    networkSecurityGroup: { id: groupId },
                },
                stack: [group([postgres])],
            },
            "a subnet of something else": {
                properties: { networkSecurityGroup: { id: groupId } },
                stack: [group([web])],
            },
        },
        broken: {
            "a way in from the internet": {
                stack: [group([postgres, web])],
                findings: [
                    'networkSecurityGroup: expected a security group that lets known networks in only, found "Internet in securityRules[1].sourceAddressPrefix of database"',
                ],
            },
        },
        unknown: ["delegations", "networkSecurityGroup.id"],
    });

    describeRule(publicAddressSku, {
        compliant: { Standard: { sku: { name: "Standard" } } },
        broken: {
            "the default, Basic": {
                change: { sku: undefined },
                findings: ["sku.name: expected Standard or StandardV2, found nothing"],
            },
        },
        unknown: ["sku.name"],
    });
});
