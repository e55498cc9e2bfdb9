import { hexOf } from "../../simulation/names";
import type { TypeRules } from "../../simulation/package";
import type { CheckFailure } from "../../simulation/provider";
import { type ValueMap, textOf } from "../../simulation/values";
import { refuseChange } from "../errors";
import { failIf, lastPart, part } from "../parts";

/** Services that keep data: vaults and databases. */
export const data: Readonly<Record<string, TypeRules>> = {
    // Source: azure-security-docs `articles/key-vault/general/soft-delete-overview.md`.
    "azure-native:keyvault:Vault": {
        check: (inputs) => checkVault(part(inputs, "properties")),
        outputs: ({ id, inputs }) => ({
            properties: {
                softDeleteRetentionInDays: 90,
                enableSoftDelete: true,
                publicNetworkAccess: "Enabled",
                provisioningState: "Succeeded",
                ...part(inputs, "properties"),
                vaultUri: vaultUri(lastPart(id)),
            },
        }),
    },
    "azure-native:keyvault:Secret": {
        outputs: ({ id, inputs }) => {
            const uri = `${vaultUri(textOf(inputs, "vaultName") ?? "")}secrets/${lastPart(id)}`;
            const version = hexOf(`${id}${JSON.stringify(inputs)}`, 32);
            // The value is never given back.
            return {
                properties: {
                    ...part(inputs, "properties"),
                    value: "",
                    secretUri: uri,
                    secretUriWithVersion: `${uri}/${version}`,
                },
            };
        },
    },
    "azure-native:keyvault:Key": {
        outputs: ({ id, inputs }) => {
            const uri = `${vaultUri(textOf(inputs, "vaultName") ?? "")}keys/${lastPart(id)}`;
            return { ...part(inputs, "properties"), keyUri: uri, keyUriWithVersion: `${uri}/${hexOf(id, 32)}` };
        },
    },
    // Source: azure-databases-docs `articles/postgresql/configure-maintain/concepts-limits.md`, AVM flexible-server.
    "azure-native:dbforpostgresql:Server": {
        check: checkServer,
        beforeUpdate: ({ olds, inputs }) => {
            refuseChange(olds, inputs, ["administratorLogin"]);
        },
        outputs: ({ id }) => ({
            fullyQualifiedDomainName: `${lastPart(id)}.postgres.database.azure.com`,
            state: "Ready",
            minorVersion: "0",
        }),
    },
};

function vaultUri(name: string): string {
    return `https://${name.toLowerCase()}.vault.azure.net/`;
}

function checkVault(properties: ValueMap): CheckFailure[] {
    const days = properties.softDeleteRetentionInDays;
    const tenant = textOf(properties, "tenantId");
    return [
        ...failIf(
            typeof days === "number" && (days < 7 || days > 90),
            `'properties.softDeleteRetentionInDays' should be from 7 to 90 but got ${JSON.stringify(days)}`,
        ),
        ...failIf(
            properties.enablePurgeProtection === false,
            "'properties.enablePurgeProtection' cannot be set to false: set it to true, or leave it out",
        ),
        ...failIf(
            tenant !== undefined && !/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(tenant),
            `'properties.tenantId' should be a GUID but got '${tenant ?? ""}'`,
        ),
    ];
}

function checkServer(inputs: ValueMap): CheckFailure[] {
    const days = part(inputs, "backup").backupRetentionDays;
    const size = part(inputs, "storage").storageSizeGB;
    const mode = textOf(part(inputs, "highAvailability"), "mode");
    return [
        ...failIf(
            typeof days === "number" && (days < 7 || days > 35),
            `'backup.backupRetentionDays' should be from 7 to 35 but got ${JSON.stringify(days)}`,
        ),
        ...failIf(
            typeof size === "number" && size < 32,
            `'storage.storageSizeGB' should be at least 32 but got ${JSON.stringify(size)}`,
        ),
        ...failIf(
            part(inputs, "sku").tier === "Burstable" && mode !== undefined && mode !== "Disabled",
            "'highAvailability.mode' should be 'Disabled' where 'sku.tier' is 'Burstable'",
        ),
    ];
}
