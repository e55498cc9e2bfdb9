import type { Unwrap } from "@pulumi/pulumi";
import type { PublicIPAddressArgs } from "@pulumi/azure-native/network";

import { expectOneOf } from "../expect";
import type { ResourceRule } from "../rule";

const publicAddress = "azure-native:network:PublicIPAddress";

export const publicAddressSku: ResourceRule<Unwrap<PublicIPAddressArgs>> = {
    name: "public-address-sku",
    title: "Public addresses are closed until a security group opens them",
    why: "Addresses of the Basic sku are open to everybody as long as no security group closes them, and survive no zone.",
    mend: 'Set sku: { name: "Standard" }, as AzurePublicAddress does.',
    severity: "medium",
    references: [],
    types: [publicAddress],
    guards: [{ type: publicAddress, property: "sku.name" }],
    scope: "resource",
    *check({ properties }) {
        yield* expectOneOf("sku.name", properties.sku?.name, "Standard", "StandardV2");
    },
};
