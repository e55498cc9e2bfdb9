/** The account that a rehearsal runs in. It exists nowhere: its ids are plainly made up. */
export const account = {
    subscriptionId: "00000000-0000-4000-8000-000000000001",
    tenantId: "00000000-0000-4000-8000-000000000002",
    clientId: "00000000-0000-4000-8000-000000000003",
    objectId: "00000000-0000-4000-8000-000000000004",
} as const;

/** What is the same in every output of that name. */
export const constants = { tenantId: account.tenantId, subscriptionId: account.subscriptionId } as const;

/** Where resources are when neither they, nor their group, nor the configuration says it. */
export const defaultLocation = "eastus";

/** The one form in which Azure tells a location: `West US 2` and `westus2` are the same. */
export function normalLocation(location: string): string {
    return location.replaceAll(" ", "").toLowerCase();
}
