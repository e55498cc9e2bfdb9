import type { Rule } from "../rule";
import { acrAdminUser } from "./acr-admin-user";
import { acrAnonymousPull } from "./acr-anonymous-pull";
import { acrNetwork } from "./acr-network";
import { acrZones } from "./acr-zones";
import { aksApiServer } from "./aks-api-server";
import { aksAuditLog } from "./aks-audit-log";
import { aksAzureCni } from "./aks-azure-cni";
import { aksAzurePolicy } from "./aks-azure-policy";
import { aksEntraLogin } from "./aks-entra-login";
import { aksEphemeralDisk } from "./aks-ephemeral-disk";
import { aksHostEncryption } from "./aks-host-encryption";
import { aksImageCleaner } from "./aks-image-cleaner";
import { aksLocalAccounts } from "./aks-local-accounts";
import { aksManagedIdentity } from "./aks-managed-identity";
import { aksMaxPods } from "./aks-max-pods";
import { aksNetworkPolicy } from "./aks-network-policy";
import { aksNodeGroupLocked } from "./aks-node-group-locked";
import { aksNodeOsUpgrades } from "./aks-node-os-upgrades";
import { aksNodePublicAddress } from "./aks-node-public-address";
import { aksRbac } from "./aks-rbac";
import { aksRetiredAddons } from "./aks-retired-addons";
import { aksRunCommand } from "./aks-run-command";
import { aksSecretRotation } from "./aks-secret-rotation";
import { aksSystemPool } from "./aks-system-pool";
import { aksUpgradeChannel } from "./aks-upgrade-channel";
import { aksUptimeAgreement } from "./aks-uptime-agreement";
import { aksWorkloadIdentity } from "./aks-workload-identity";
import { azureProtect } from "./azure-protect";
import { azureTags } from "./azure-tags";
import { dnsDanglingRecords } from "./dns-dangling-records";
import { dnsZoneCaa } from "./dns-zone-caa";
import { entraNoPasswords } from "./entra-no-passwords";
import { entraOwnTenant } from "./entra-own-tenant";
import { federatedAudience } from "./federated-audience";
import { federatedEnvironment } from "./federated-environment";
import { federatedExpression } from "./federated-expression";
import { federatedIssuer } from "./federated-issuer";
import { federatedLimit } from "./federated-limit";
import { federatedSubject } from "./federated-subject";
import { fluxTenants } from "./flux-tenants";
import { keyVaultFirewall } from "./key-vault-firewall";
import { keyVaultPrivate } from "./key-vault-private";
import { keyVaultPurgeProtection } from "./key-vault-purge-protection";
import { keyVaultRoles } from "./key-vault-roles";
import { keyVaultSoftDelete } from "./key-vault-soft-delete";
import { nsgInternetPorts } from "./nsg-internet-ports";
import { nsgNamedPorts } from "./nsg-named-ports";
import { postgresBackups } from "./postgres-backups";
import { postgresEntraLogin } from "./postgres-entra-login";
import { postgresFirewall } from "./postgres-firewall";
import { postgresGeoBackups } from "./postgres-geo-backups";
import { postgresPublicAccess } from "./postgres-public-access";
import { postgresStandby } from "./postgres-standby";
import { postgresTls } from "./postgres-tls";
import { publicAddressSku } from "./public-address-sku";
import { registryOneToOne } from "./registry-one-to-one";
import { roleAdministrators } from "./role-administrators";
import { roleScope } from "./role-scope";
import { roleWildcards } from "./role-wildcards";
import { storageFirewall } from "./storage-firewall";
import { storageHttps } from "./storage-https";
import { storageOtherTenants } from "./storage-other-tenants";
import { storagePublicBlobs } from "./storage-public-blobs";
import { storageRedundancy } from "./storage-redundancy";
import { storageSharedKey } from "./storage-shared-key";
import { storageSoftDelete } from "./storage-soft-delete";
import { storageTls } from "./storage-tls";
import { subnetEndpoints } from "./subnet-endpoints";
import { subnetOfDatabase } from "./subnet-of-database";
import { subnetSecurityGroup } from "./subnet-security-group";
import { subnetWayOut } from "./subnet-way-out";

/** What reviewers ask of resources of Azure and Entra. */
export const azureRules: readonly Rule[] = [
    acrAdminUser,
    acrAnonymousPull,
    acrNetwork,
    acrZones,
    aksApiServer,
    aksAuditLog,
    aksAzureCni,
    aksAzurePolicy,
    aksEntraLogin,
    aksEphemeralDisk,
    aksHostEncryption,
    aksImageCleaner,
    aksLocalAccounts,
    aksManagedIdentity,
    aksMaxPods,
    aksNetworkPolicy,
    aksNodeGroupLocked,
    aksNodeOsUpgrades,
    aksNodePublicAddress,
    aksRbac,
    aksRetiredAddons,
    aksRunCommand,
    aksSecretRotation,
    aksSystemPool,
    aksUpgradeChannel,
    aksUptimeAgreement,
    aksWorkloadIdentity,
    azureProtect,
    azureTags,
    dnsDanglingRecords,
    dnsZoneCaa,
    entraNoPasswords,
    entraOwnTenant,
    federatedAudience,
    federatedEnvironment,
    federatedExpression,
    federatedIssuer,
    federatedLimit,
    federatedSubject,
    fluxTenants,
    keyVaultFirewall,
    keyVaultPrivate,
    keyVaultPurgeProtection,
    keyVaultRoles,
    keyVaultSoftDelete,
    nsgInternetPorts,
    nsgNamedPorts,
    postgresBackups,
    postgresEntraLogin,
    postgresFirewall,
    postgresGeoBackups,
    postgresPublicAccess,
    postgresStandby,
    postgresTls,
    publicAddressSku,
    registryOneToOne,
    roleAdministrators,
    roleScope,
    roleWildcards,
    storageFirewall,
    storageHttps,
    storageOtherTenants,
    storagePublicBlobs,
    storageRedundancy,
    storageSharedKey,
    storageSoftDelete,
    storageTls,
    subnetEndpoints,
    subnetOfDatabase,
    subnetSecurityGroup,
    subnetWayOut,
];
