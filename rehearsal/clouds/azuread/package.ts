import { accountOf } from "../azure-native/account";
import { bridgedDialect } from "../bridged/dialect";
import { uuidOf } from "../simulation/names";
import type { CloudPackage, TypeRules } from "../simulation/package";
import type { CheckFailure } from "../simulation/provider";
import { type ValueMap, hasUnknowns, textOf } from "../simulation/values";
import { directoryId, objectIdOf } from "./ids";
import { immutable } from "./immutable";

/** An application, whichever of the two classes made it. */
const application: TypeRules = {
    outputs: ({ id }) => ({
        objectId: objectIdOf(id),
        clientId: clientIdOf(id),
        publisherDomain: "simulated.example",
        disabledByMicrosoft: "",
        logoUrl: "",
        templateId: "",
    }),
};

/** Microsoft Entra, as `@pulumi/azuread` sees it. */
export const azuread: CloudPackage = {
    name: "azuread",
    sdk: "@pulumi/azuread",
    dialect: bridgedDialect({
        name: "azuread",
        immutable,
        ids: {},
        deleteBeforeReplace: new Set(),
        replacingConfig: [],
        // A directory holds users and groups that no stack made.
        assumesExisting: true,
        defaultId: directoryId,
    }),
    types: {
        "azuread:index/application:Application": application,
        "azuread:index/applicationRegistration:ApplicationRegistration": application,
        "azuread:index/servicePrincipal:ServicePrincipal": {
            outputs: ({ id, inputs }, { cloud, config }) => {
                const clientId = textOf(inputs, "clientId") ?? "";
                const isIt = ({ outputs }: { outputs: ValueMap }) => outputs.clientId === clientId;
                const owner =
                    cloud.find("azuread:index/application:Application", isIt) ??
                    cloud.find("azuread:index/applicationRegistration:ApplicationRegistration", isIt);
                return {
                    objectId: objectIdOf(id),
                    applicationTenantId: accountOf(config).tenantId,
                    displayName: owner?.outputs.displayName ?? "",
                    servicePrincipalNames: [clientId],
                    signInAudience: "AzureADMyOrg",
                    type: "Application",
                    homepageUrl: "",
                    logoutUrl: "",
                    samlMetadataUrl: "",
                };
            },
        },
        "azuread:index/applicationFederatedIdentityCredential:ApplicationFederatedIdentityCredential": {
            check: (inputs) => [...checkApplicationId(inputs), ...checkAudiences(inputs), ...checkName(inputs)],
            outputs: ({ id }) => ({ credentialId: objectIdOf(id) }),
        },
        "azuread:index/applicationPassword:ApplicationPassword": { check: checkApplicationId },
        "azuread:index/group:Group": { outputs: ({ id }) => ({ objectId: objectIdOf(id) }) },
        "azuread:index/user:User": { outputs: ({ id }) => ({ objectId: objectIdOf(id) }) },
    },
    functions: {
        "azuread:index/getClientConfig:getClientConfig": (_, { config }) => {
            const { clientId, objectId, tenantId } = accountOf(config);
            return { clientId, objectId, tenantId, id: `${tenantId}-${clientId}-${objectId}` };
        },
    },
};

/** The client id of an application, by the id of its object. */
function clientIdOf(id: string): string {
    return uuidOf(`azuread:client:${objectIdOf(id)}`);
}

/** Source: `stable.ValidateApplicationID` of terraform-provider-azuread. */
function checkApplicationId(inputs: ValueMap): CheckFailure[] {
    const id = textOf(inputs, "applicationId");
    return id === undefined || /^\/applications\/[0-9a-f-]{36}$/i.test(id)
        ? []
        : [
              {
                  property: "",
                  reason: `parsing the Application ID: expected the form '/applications/00000000-0000-0000-0000-000000000000', which is the application's id, got '${id}'`,
              },
          ];
}

/** Source: entra-docs `includes/federated-credential-configuration-considerations.md`: exactly one audience. */
function checkAudiences({ audiences }: ValueMap): CheckFailure[] {
    return !Array.isArray(audiences) || hasUnknowns(audiences) || audiences.length === 1
        ? []
        : [{ property: "", reason: `expected audiences to hold exactly one value, got ${audiences.length}` }];
}

/** Source: `application_federated_identity_credential_resource.go` of terraform-provider-azuread. */
function checkName(inputs: ValueMap): CheckFailure[] {
    const name = textOf(inputs, "displayName");
    return name === undefined || (name.length >= 1 && name.length <= 120)
        ? []
        : [{ property: "", reason: `expected length of displayName to be in the range (1 - 120), got ${name}` }];
}
