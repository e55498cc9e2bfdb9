import { hexOf } from "../../simulation/names";
import { simulatedTime } from "../../simulation/invent";
import type { FunctionRule, TypeRules } from "../../simulation/package";
import type { CheckFailure } from "../../simulation/provider";
import { type ValueMap, textOf } from "../../simulation/values";
import { armError } from "../errors";
import { existing } from "../lookup";
import { failIf, lastPart, part } from "../parts";

const registry = "azure-native:containerregistry:Registry";

/** Azure Container Registry. Sources: azure-management-docs `articles/container-registry`. */
export const containerRegistry: Readonly<Record<string, TypeRules>> = {
    [registry]: {
        check: checkTier,
        outputs: ({ id, inputs }) => ({
            loginServer: `${lastPart(id).toLowerCase()}.azurecr.io`,
            creationDate: simulatedTime,
            sku: { ...part(inputs, "sku"), tier: part(inputs, "sku").name ?? "Basic" },
            status: { displayStatus: "Ready", message: "The registry is ready.", timestamp: simulatedTime },
        }),
    },
};

export const containerRegistryFunctions: Readonly<Record<string, FunctionRule>> = {
    // Source: the API's answer, quoted in container-registry-troubleshoot-login.md.
    "azure-native:containerregistry:listRegistryCredentials": (args, context) => {
        const { id, outputs } = existing(registry, args, context);
        if (outputs.adminUserEnabled !== true) {
            throw armError(
                400,
                "UnauthorizedForCredentialOperations",
                `Cannot perform credential operations for ${id} as admin user is disabled. Kindly enable admin user as per docs: https://docs.microsoft.com/en-us/azure/container-registry/container-registry-authentication#admin-account`,
            );
        }
        const password = (name: string) => ({ name, value: hexOf(`${id}#${name}`, 52) });
        return { username: lastPart(id), passwords: [password("password"), password("password2")] };
    },
};

/** `container-registry-skus.md`: what only the higher tiers have. */
function checkTier(inputs: ValueMap): CheckFailure[] {
    const tier = textOf(part(inputs, "sku"), "name");
    if (tier === undefined) {
        return [];
    }
    const retention = part(part(inputs, "policies"), "retentionPolicy");
    const needsPremium = [
        inputs.publicNetworkAccess === "Disabled" && "'publicNetworkAccess' may be 'Disabled'",
        inputs.zoneRedundancy === "Enabled" && "'zoneRedundancy' may be 'Enabled'",
        inputs.dataEndpointEnabled === true && "'dataEndpointEnabled' may be true",
        retention.status === "enabled" && "'policies.retentionPolicy' may be enabled",
    ].filter((item) => item !== false);
    return [
        ...(tier === "Premium" ? [] : needsPremium).flatMap((item) =>
            failIf(true, `${item} only where 'sku.name' is 'Premium', but it is '${tier}'`),
        ),
        ...failIf(
            inputs.anonymousPullEnabled === true && tier === "Basic",
            "'anonymousPullEnabled' may be true only where 'sku.name' is 'Standard' or 'Premium', but it is 'Basic'",
        ),
    ];
}
