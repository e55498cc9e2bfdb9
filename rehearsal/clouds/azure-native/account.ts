import { type ValueMap, textOf } from "../simulation/values";

/** The account that a provider works in. */
export interface Account {
    readonly subscriptionId: string;
    readonly tenantId: string;
    readonly clientId: string;
    readonly objectId: string;
}

/** The account of a rehearsal where none is configured. It exists nowhere: its ids are plainly made up. */
const simulatedAccount: Account = {
    subscriptionId: "00000000-0000-4000-8000-000000000001",
    tenantId: "00000000-0000-4000-8000-000000000002",
    clientId: "00000000-0000-4000-8000-000000000003",
    objectId: "00000000-0000-4000-8000-000000000004",
};

/** The account that the provider's configuration names, as far as it does. */
export function accountOf(config: ValueMap): Account {
    return {
        ...simulatedAccount,
        subscriptionId: textOf(config, "subscriptionId") ?? simulatedAccount.subscriptionId,
        tenantId: textOf(config, "tenantId") ?? simulatedAccount.tenantId,
        clientId: textOf(config, "clientId") ?? simulatedAccount.clientId,
    };
}

/** What is the same in every output of that name. */
export function constantsOf(config: ValueMap): Readonly<Record<string, string>> {
    const { subscriptionId, tenantId } = accountOf(config);
    return { subscriptionId, tenantId };
}

/** Where resources are when neither they, nor their group, nor the configuration says it. */
export const defaultLocation = "eastus";

/** The one form in which Azure tells a location: `West US 2` and `westus2` are the same. */
export function normalLocation(location: string): string {
    return location.replaceAll(" ", "").toLowerCase();
}
