import type * as pulumi from "@pulumi/pulumi";

import type { Fault } from "../shared/arguments";
import { cidr, wholeNumber } from "../shared/argument-rules";
import { storageAccountName } from "../shared/azure-rules";
import { stackFaults } from "./state-backend";

export interface AzureStateBackendArgs {
    /** The resource group of the storage account. */
    readonly resourceGroupName: pulumi.Input<string>;
    /**
     * Azure region, for example `westeurope`. A change replaces the account.
     * @default the region of the resource group
     */
    readonly location?: pulumi.Input<string>;
    /** The stacks whose state is kept, each in a container of its own. */
    readonly stacks: string[];
    /** Networks that reach the state, in CIDR notation: those of people, and of the machines that workflows run on. */
    readonly authorizedIpRanges: string[];
    /**
     * Name of the storage account, unique in the world. A change replaces it.
     * @default letters and digits of the component's name, and a digest of it and of the subscription
     */
    readonly accountName?: pulumi.Input<string>;
    /**
     * Days that deleted and overwritten state can be had back, 7 to 365.
     * @default 90
     */
    readonly retentionDays?: number;
    /**
     * Tags of the storage account.
     * @default {}
     */
    readonly tags?: pulumi.Input<Record<string, pulumi.Input<string>>>;
    /**
     * Whether Pulumi refuses to delete the state, and a lock keeps everybody else from deleting the account.
     * @default true
     */
    readonly protect?: boolean;
}

/** What is wrong with the arguments, before anything is created. */
export function azureStateBackendFaults(
    args: Pick<AzureStateBackendArgs, "stacks" | "authorizedIpRanges" | "accountName" | "retentionDays">,
): Fault[] {
    return [
        ...stackFaults(args.stacks),
        ...rangeFaults(args.authorizedIpRanges),
        ...storageAccountName("accountName", args.accountName),
        ...wholeNumber("retentionDays", args.retentionDays, 7, 365, "days"),
    ];
}

/** Source: https://learn.microsoft.com/azure/storage/common/storage-network-security-limitations */
function rangeFaults(ranges: readonly string[]): Fault[] {
    return ranges.flatMap((range, index) =>
        range.endsWith("/31")
            ? [
                  {
                      path: `authorizedIpRanges[${index}]`,
                      expected: "no network of two addresses, which Azure Storage does not take",
                      got: range,
                      repair: "name both addresses, each with /32",
                  },
              ]
            : cidr(`authorizedIpRanges[${index}]`, range, 1),
    );
}
