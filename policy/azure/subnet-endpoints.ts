import type { Unwrap } from "@pulumi/pulumi";
import type { PrivateEndpoint, Subnet } from "@pulumi/azure-native/network";

import { expectOneOf } from "../expect";
import type { StackRule } from "../rule";
import { subnet } from "./subnets";

const privateEndpoint = "azure-native:network:PrivateEndpoint";

export const subnetEndpoints: StackRule<Unwrap<Pick<Subnet, "name" | "privateEndpointNetworkPolicies">>> = {
    name: "subnet-endpoints",
    title: "Security groups hold for private endpoints as well",
    why: "Unless a subnet says so, Azure lets everything in the network reach its private endpoints, whatever the rules say.",
    mend: "Set privateEndpointNetworkPolicies of the subnet to NetworkSecurityGroupEnabled, as AzureNetwork does for its endpoints.",
    severity: "medium",
    references: [],
    types: [subnet],
    guards: [],
    scope: "stack",
    *check({ properties }, stack) {
        const endpoints = stack.ofType<Unwrap<Pick<PrivateEndpoint, "subnet">>>(privateEndpoint);
        const isHere = `/subnets/${properties.name}`.toLowerCase();
        if (endpoints.some((endpoint) => endpoint.properties.subnet?.id?.toLowerCase().endsWith(isHere))) {
            const found = properties.privateEndpointNetworkPolicies;
            yield* expectOneOf("privateEndpointNetworkPolicies", found, "NetworkSecurityGroupEnabled", "Enabled");
        }
    },
};
