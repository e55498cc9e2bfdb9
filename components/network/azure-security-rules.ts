import type { types } from "@pulumi/azure-native";

type Rule = types.input.network.SecurityRuleArgs;

/**
 * Lets the Internet reach these ports. Azure's default rules allow the network itself and the load balancer's probes
 * and deny the rest. The destination stays open, because the load balancer passes packets on with its own public
 * address, which is not known here.
 */
export function publicPortRules(ports: readonly number[]): Rule[] {
    if (ports.length === 0) {
        return [];
    }
    return [
        allow("allow-public-ports", "What the Internet may reach on the cluster's load balancer", {
            priority: 100,
            from: "Internet",
            to: "*",
            ports,
        }),
    ];
}

/** Lets nodes reach the databases, and databases their standby, by PostgreSQL's port; nobody else anything. */
export function databaseRules(nodes: string, database: string): Rule[] {
    const ports = [5432];
    return [
        allow("allow-nodes", "PostgreSQL, for what runs in the cluster", {
            priority: 100,
            from: nodes,
            to: database,
            ports,
        }),
        allow("allow-standby", "PostgreSQL, between a server and its standby", {
            priority: 110,
            from: database,
            to: database,
            ports,
        }),
        denyRest,
    ];
}

/** Lets nodes reach private endpoints by HTTPS, SMB and NFS; nobody else anything. */
export function endpointRules(nodes: string, endpoints: string): Rule[] {
    return [
        allow("allow-nodes", "Secrets and files, for what runs in the cluster", {
            priority: 100,
            from: nodes,
            to: endpoints,
            ports: [443, 445, 2049],
        }),
        denyRest,
    ];
}

/** Azure's default rules let in the whole network with its peers; what they let in besides are Azure's own probes. */
const denyRest: Rule = {
    name: "deny-network",
    description: "Everything else in the network, and in networks peered to it",
    priority: 4096,
    direction: "Inbound",
    access: "Deny",
    protocol: "*",
    sourceAddressPrefix: "VirtualNetwork",
    sourcePortRange: "*",
    destinationAddressPrefix: "*",
    destinationPortRange: "*",
};

interface Opening {
    readonly priority: number;
    readonly from: string;
    readonly to: string;
    readonly ports: readonly number[];
}

function allow(name: string, description: string, { priority, from, to, ports }: Opening): Rule {
    return {
        name,
        description,
        priority,
        direction: "Inbound",
        access: "Allow",
        protocol: "Tcp",
        sourceAddressPrefix: from,
        sourcePortRange: "*",
        destinationAddressPrefix: to,
        destinationPortRanges: ports.map(String),
    };
}
