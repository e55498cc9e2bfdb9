import type { Context, TypeRules } from "../../simulation/package";
import type { CheckFailure } from "../../simulation/provider";
import { simulatedTime } from "../../simulation/invent";
import { listOf } from "../../simulation/parts";
import { type ValueMap, hasUnknowns, isMap, textOf } from "../../simulation/values";
import { accountOf } from "../account";
import { sameName } from "../defaults";
import { armError } from "../errors";
import { identityIds } from "../identity";
import { failIf } from "../parts";

const federatedCredential = "azure-native:managedidentity:FederatedIdentityCredential";
const roleAssignment = "azure-native:authorization:RoleAssignment";
const roleDefinition = "azure-native:authorization:RoleDefinition";

/** Identities and their rights. */
export const identity: Readonly<Record<string, TypeRules>> = {
    "azure-native:managedidentity:UserAssignedIdentity": {
        outputs: ({ id }, { config }) => ({ ...identityIds(id), tenantId: accountOf(config).tenantId }),
    },
    // Source: entra-docs `includes/federated-credential-configuration-considerations.md`.
    [federatedCredential]: {
        check: ({ audiences }) =>
            failIf(
                Array.isArray(audiences) && !hasUnknowns(audiences) && audiences.length !== 1,
                "'audiences' should hold exactly one value",
            ),
        beforeCreate: refuseCredential,
    },
    [roleAssignment]: {
        check: checkAssignment,
        beforeCreate: refuseSecondAssignment,
        outputs: ({ inputs }, { config }) => ({
            principalType: inputs.principalType ?? "User",
            ...madeBy(config),
        }),
    },
    // Source: "Role Definitions - Create Or Update" in Azure's REST reference, for its answer.
    [roleDefinition]: {
        outputs: ({ inputs }, { config }) => ({
            permissions: listOf(inputs, "permissions").filter(isMap).map(allParts),
            ...madeBy(config),
        }),
    },
};

function madeBy(config: ValueMap): ValueMap {
    const { objectId } = accountOf(config);
    return { createdBy: objectId, createdOn: simulatedTime, updatedBy: objectId, updatedOn: simulatedTime };
}

/** A permission as Azure gives it back: with the lists that were left out. */
function allParts(permission: ValueMap): ValueMap {
    const none = { actions: [], notActions: [], dataActions: [], notDataActions: [] };
    return { ...none, ...permission, condition: null, conditionVersion: null };
}

function checkAssignment(inputs: ValueMap): CheckFailure[] {
    const scope = textOf(inputs, "scope");
    const role = textOf(inputs, "roleDefinitionId");
    const principal = textOf(inputs, "principalId");
    return [
        ...failIf(
            scope !== undefined && !/^\/?(?:$|subscriptions\/|providers\/)/i.test(scope),
            `'scope' should be the id of a resource, such as '/subscriptions/…/resourceGroups/…', but got '${scope ?? ""}'`,
        ),
        ...failIf(
            role !== undefined && !/\/roleDefinitions\/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(role),
            `'roleDefinitionId' should be the id of a role, '/subscriptions/…/providers/Microsoft.Authorization/roleDefinitions/GUID', but got '${role ?? ""}'`,
        ),
        ...failIf(
            principal !== undefined && !/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(principal),
            `'principalId' should be the object id of a principal, a GUID, but got '${principal ?? ""}'`,
        ),
    ];
}

/** Source: azure-docs `articles/role-based-access-control/troubleshooting.md`. */
function refuseSecondAssignment({ inputs }: { inputs: ValueMap }, { cloud }: Context): void {
    const same = ["scope", "principalId", "roleDefinitionId"];
    const found = cloud.find(roleAssignment, (other) =>
        same.every((name) => sameName(other.inputs[name], inputs[name])),
    );
    if (found !== undefined) {
        throw armError(409, "RoleAssignmentExists", "The role assignment already exists.");
    }
}

/** At most 20 credentials, and no two with the same issuer and subject. */
function refuseCredential({ inputs }: { inputs: ValueMap }, { cloud }: Context): void {
    const siblings = [...cloud.all()].filter(
        (other) =>
            other.type === federatedCredential &&
            ["resourceGroupName", "resourceName"].every((name) => sameName(other.inputs[name], inputs[name])),
    );
    const twin = siblings.find((other) => ["issuer", "subject"].every((name) => other.inputs[name] === inputs[name]));
    if (twin !== undefined) {
        throw armError(
            409,
            "Conflict",
            `Issuer and subject combination already exists for this Managed Identity: ${twin.id}.`,
        );
    }
    if (siblings.length >= 20) {
        throw armError(
            400,
            "BadRequest",
            "Too many Federated Identity Credentials: a managed identity may have at most 20.",
        );
    }
}
