import { uuidOf } from "../simulation/names";
import { type ValueMap, isMap, textOf } from "../simulation/values";
import type { Account } from "./account";

/** The ids in Entra of a user-assigned identity, by its ARM id, which Azure does not tell apart by case. */
export function identityIds(resourceId: string): { clientId: string; principalId: string } {
    const id = resourceId.toLowerCase();
    return { clientId: uuidOf(`${id}#client`), principalId: uuidOf(`${id}#principal`) };
}

/**
 * The `identity` output of a resource: the input, with the ids that Azure adds. User-assigned identities come back as
 * a map by id, whether they were put in as a list or as a map.
 */
export function identityOutput(inputs: ValueMap, resourceId: string, { tenantId }: Account): ValueMap {
    const identity = inputs.identity;
    if (!isMap(identity)) {
        return {};
    }
    const assigned = identity.userAssignedIdentities;
    const ids = (Array.isArray(assigned) ? assigned : Object.keys(isMap(assigned) ? assigned : {})).filter(
        (id) => typeof id === "string",
    );
    const system = /systemassigned/i.test(textOf(identity, "type") ?? "");
    return {
        identity: {
            ...identity,
            principalId: system ? identityIds(resourceId).principalId : null,
            tenantId: system ? tenantId : null,
            ...(ids.length === 0
                ? {}
                : {
                      userAssignedIdentities: Object.fromEntries(ids.map((id) => [id, identityIds(id)])),
                  }),
        },
    };
}
