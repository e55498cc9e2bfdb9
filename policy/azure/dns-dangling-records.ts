import type { Unwrap } from "@pulumi/pulumi";
import type { PublicIPAddress } from "@pulumi/azure-native/network";

import type { StackRule } from "../rule";
import { recordSet, type RecordSet } from "./dns-resources";

const publicAddress = "azure-native:network:PublicIPAddress";

export const dnsDanglingRecords: StackRule<RecordSet> = {
    name: "dns-dangling-records",
    title: "Records lead to addresses that the stack holds",
    why: "An address that was given back goes to another customer, who then answers for the domain and gets certificates for it.",
    mend: "Take the address of a PublicIPAddress (AzurePublicAddress), or an alias by targetResource. Except records that lead elsewhere on purpose.",
    severity: "medium",
    references: [],
    types: [recordSet],
    guards: [{ type: recordSet, property: "aRecords[*].ipv4Address" }],
    scope: "stack",
    *check({ properties }, stack) {
        const { aRecords = [], aaaaRecords = [] } = properties;
        const records = [
            ...aRecords.map(({ ipv4Address }, index) => [`aRecords[${index}].ipv4Address`, ipv4Address] as const),
            ...aaaaRecords.map(({ ipv6Address }, index) => [`aaaaRecords[${index}].ipv6Address`, ipv6Address] as const),
        ];
        for (const [property, found] of records) {
            const addresses = stack.ofType<Unwrap<Pick<PublicIPAddress, "ipAddress">>>(publicAddress);
            if (!addresses.some(({ properties: { ipAddress } }) => ipAddress === found)) {
                yield { property, expected: "an address of this stack", found };
            }
        }
    },
};
