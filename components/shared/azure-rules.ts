import type * as pulumi from "@pulumi/pulumi";

import type { Fault } from "./arguments";
import { matches } from "./argument-rules";

/** What ids of subscriptions, tenants, groups and identities look like. */
export const uuidPattern = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The object id of a group in Entra. */
export function groupObjectId(path: string, value: pulumi.Input<string>): Fault[] {
    return matches(
        path,
        value,
        uuidPattern,
        "an object id (a UUID)",
        "give the object id that az ad group show --group NAME --query id prints",
    );
}

export const longestStorageAccountName = 24;

/** The name of a storage account; a missing one passes. */
export function storageAccountName(path: string, value: pulumi.Input<string> | undefined): Fault[] {
    return matches(
        path,
        value,
        new RegExp(`^[a-z0-9]{3,${longestStorageAccountName}}$`),
        `3 to ${longestStorageAccountName} lower-case letters and digits`,
        "leave it out to get a free one",
    );
}
