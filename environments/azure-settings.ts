import {
    AksNodeOsUpgradeChannel,
    AksOsDiskType,
    AksTier,
    AksUpgradeChannel,
    AksWeekDay,
    type AksApiServerAccess,
    type AksMaintenanceWindow,
    type AksNodePool,
} from "@fairlead/components/cluster/aks-cluster-args";
import {
    AzurePostgresStandby,
    type AzurePostgresAdministrators,
    type AzurePostgresMaintenance,
} from "@fairlead/components/database/azure-postgres-args";
import { AzureFilesRedundancy } from "@fairlead/components/file-storage/azure-file-storage-args";
import { AcrSku } from "@fairlead/components/registry/acr-registry";

import { anyText, exampleNetwork, type SettingsGroup } from "./settings-group";

/** The settings of an environment on Azure: the group `fairlead:azure`. */
export interface AzureSettings {
    /** Azure region, for example `westeurope`. A change replaces everything. */
    readonly location: string;
    readonly network: AzureNetworkSettings;
    readonly cluster: AksClusterSettings;
    readonly registry: AcrRegistrySettings;
    readonly secretStore: AzureSecretStoreSettings;
    readonly database: AzureDatabaseSettings;
    readonly fileStorage: AzureFileStorageSettings;
}

/** Each setting is the argument of the same name of AzureNetwork. */
export interface AzureNetworkSettings {
    /** @default "10.20.0.0/16" */
    readonly cidr: string;
    /** @default false */
    readonly natGateway: boolean;
    readonly privateEndpoints: boolean | undefined;
    readonly publicPorts: number[] | undefined;
}

/** Each setting is the argument of the same name of AksCluster, with its default. */
export interface AksClusterSettings {
    readonly kubernetesVersion: string | undefined;
    readonly tier: AksTier | undefined;
    readonly systemPool: AksNodePool;
    readonly userPools: AksNodePool[];
    readonly apiServer: AksApiServerAccess;
    readonly adminGroupObjectIds: string[];
    readonly podCidr: string | undefined;
    readonly serviceCidr: string | undefined;
    readonly upgradeChannel: AksUpgradeChannel | undefined;
    readonly nodeOsUpgradeChannel: AksNodeOsUpgradeChannel | undefined;
    readonly maintenance: AksMaintenanceWindow | undefined;
    readonly logRetentionDays: number | undefined;
}

/** Each setting is the argument of the same name of AcrRegistry, with its default. */
export interface AcrRegistrySettings {
    readonly sku: AcrSku | undefined;
    readonly registryName: string | undefined;
}

/** Each setting is the argument of the same name of AzureKeyVault, with its default. */
export interface AzureSecretStoreSettings {
    readonly authorizedIpRanges: string[] | undefined;
    readonly softDeleteRetentionDays: number | undefined;
    readonly purgeProtection: boolean | undefined;
}

/** Each setting is the argument of the same name of AzurePostgresDatabase, with its default. */
export interface AzureDatabaseSettings {
    readonly majorVersion: string | undefined;
    readonly sku: string | undefined;
    readonly storageGb: number | undefined;
    readonly standby: AzurePostgresStandby | undefined;
    readonly backupRetentionDays: number | undefined;
    readonly geoRedundantBackup: boolean | undefined;
    readonly administrators: AzurePostgresAdministrators[] | undefined;
    readonly maintenance: AzurePostgresMaintenance | undefined;
}

/** Each setting is the argument of the same name of AzureFileStorage, with its default. */
export interface AzureFileStorageSettings {
    readonly redundancy: AzureFilesRedundancy | undefined;
    readonly encryptInTransit: boolean | undefined;
    readonly softDeleteRetentionDays: number | undefined;
}

/** No group has this object id. */
const exampleGroup = /^0{8}(-0{4}){3}-0{12}$/;

export function readAzureSettings(group: SettingsGroup): AzureSettings {
    return {
        location: group.text("location", {
            expected: "an Azure region such as westeurope",
            pattern: /^[a-z]+[0-9]?$/,
            mend: "take a name that az account list-locations --query [].name prints",
        }),
        network: group.group("network", readNetwork),
        cluster: group.group("cluster", readCluster),
        registry: group.group("registry", readRegistry),
        secretStore: group.group("secretStore", readSecretStore),
        database: group.group("database", readDatabase),
        fileStorage: group.group("fileStorage", readFileStorage),
    };
}

function readNetwork(group: SettingsGroup): AzureNetworkSettings {
    return {
        cidr: group.optional("cidr", (key) => group.text(key, anyText("an IPv4 network"))) ?? "10.20.0.0/16",
        natGateway: group.optional("natGateway", (key) => group.flag(key)) ?? false,
        privateEndpoints: group.optional("privateEndpoints", (key) => group.flag(key)),
        publicPorts: group.optional("publicPorts", (key) => group.wholeNumbers(key, "TCP port")),
    };
}

function readCluster(group: SettingsGroup): AksClusterSettings {
    const network = anyText("an IPv4 network");
    return {
        kubernetesVersion: group.optional("kubernetesVersion", (key) =>
            group.text(key, anyText('a version such as "1.36"')),
        ),
        tier: group.optional("tier", (key) => group.oneOf(key, Object.values(AksTier), AksTier.Free)),
        systemPool: group.group("systemPool", readPool),
        userPools: group.optional("userPools", (key) => group.groups(key, readPool)) ?? [],
        apiServer: group.group("apiServer", readApiServer),
        adminGroupObjectIds: group.texts(
            "adminGroupObjectIds",
            anyText("the object id of an Entra group", exampleGroup),
        ),
        podCidr: group.optional("podCidr", (key) => group.text(key, network)),
        serviceCidr: group.optional("serviceCidr", (key) => group.text(key, network)),
        upgradeChannel: group.optional("upgradeChannel", (key) =>
            group.oneOf(key, Object.values(AksUpgradeChannel), AksUpgradeChannel.Patch),
        ),
        nodeOsUpgradeChannel: group.optional("nodeOsUpgradeChannel", (key) =>
            group.oneOf(key, Object.values(AksNodeOsUpgradeChannel), AksNodeOsUpgradeChannel.NodeImage),
        ),
        maintenance: group.optional("maintenance", (key) => group.group(key, readMaintenance)),
        logRetentionDays: group.optional("logRetentionDays", (key) => group.wholeNumber(key, "days")),
    };
}

function readPool(group: SettingsGroup): AksNodePool {
    return {
        name: group.text("name", anyText("the name of a pool")),
        vmSize: group.text("vmSize", anyText("a size such as Standard_D4as_v5")),
        osDiskSizeGb: group.optional("osDiskSizeGb", (key) => group.wholeNumber(key, "GiB")),
        osDiskType: group.optional("osDiskType", (key) =>
            group.oneOf(key, Object.values(AksOsDiskType), AksOsDiskType.Ephemeral),
        ),
        count: group.optional("count", (key) => group.wholeNumber(key, "nodes")),
        minCount: group.wholeNumber("minCount", "nodes"),
        maxCount: group.wholeNumber("maxCount", "nodes"),
        zones: group.optional("zones", (key) => group.texts(key, anyText('a zone such as "1"'))),
    };
}

function readApiServer(group: SettingsGroup): AksApiServerAccess {
    return {
        privateCluster: group.optional("privateCluster", (key) => group.flag(key)),
        authorizedIpRanges: group.optional("authorizedIpRanges", (key) =>
            group.texts(key, anyText("an IPv4 network", exampleNetwork)),
        ),
    };
}

function readMaintenance(group: SettingsGroup): AksMaintenanceWindow {
    return {
        day: group.oneOf("day", Object.values(AksWeekDay), AksWeekDay.Sunday),
        startTime: group.text("startTime", anyText("a time such as 02:00")),
        utcOffset: group.optional("utcOffset", (key) => group.text(key, anyText("an offset such as +01:00"))),
        durationHours: group.wholeNumber("durationHours", "hours"),
    };
}

function readRegistry(group: SettingsGroup): AcrRegistrySettings {
    return {
        sku: group.optional("sku", (key) => group.oneOf(key, Object.values(AcrSku), AcrSku.Basic)),
        registryName: group.optional("registryName", (key) => group.text(key, anyText("the name of a registry"))),
    };
}

function readSecretStore(group: SettingsGroup): AzureSecretStoreSettings {
    return {
        authorizedIpRanges: group.optional("authorizedIpRanges", (key) =>
            group.texts(key, anyText("an IPv4 network", exampleNetwork)),
        ),
        softDeleteRetentionDays: group.optional("softDeleteRetentionDays", (key) => group.wholeNumber(key, "days")),
        purgeProtection: group.optional("purgeProtection", (key) => group.flag(key)),
    };
}

function readDatabase(group: SettingsGroup): AzureDatabaseSettings {
    return {
        majorVersion: group.optional("majorVersion", (key) => group.text(key, anyText('a version such as "17"'))),
        sku: group.optional("sku", (key) => group.text(key, anyText("a size such as Standard_D2ds_v5"))),
        storageGb: group.optional("storageGb", (key) => group.wholeNumber(key, "GiB")),
        standby: group.optional("standby", (key) =>
            group.oneOf(key, Object.values(AzurePostgresStandby), AzurePostgresStandby.None),
        ),
        backupRetentionDays: group.optional("backupRetentionDays", (key) => group.wholeNumber(key, "days")),
        geoRedundantBackup: group.optional("geoRedundantBackup", (key) => group.flag(key)),
        administrators: group.optional("administrators", (key) => group.groups(key, readAdministrators)),
        maintenance: group.optional("maintenance", (key) =>
            group.group(key, (window) => ({
                day: window.oneOf("day", Object.values(AksWeekDay), AksWeekDay.Sunday),
                startTime: window.text("startTime", anyText("a time such as 03:00")),
            })),
        ),
    };
}

function readAdministrators(group: SettingsGroup): AzurePostgresAdministrators {
    return {
        objectId: group.text("objectId", anyText("the object id of an Entra group", exampleGroup)),
        groupName: group.text("groupName", anyText("the name of the group")),
    };
}

function readFileStorage(group: SettingsGroup): AzureFileStorageSettings {
    return {
        redundancy: group.optional("redundancy", (key) =>
            group.oneOf(key, Object.values(AzureFilesRedundancy), AzureFilesRedundancy.Zone),
        ),
        encryptInTransit: group.optional("encryptInTransit", (key) => group.flag(key)),
        softDeleteRetentionDays: group.optional("softDeleteRetentionDays", (key) => group.wholeNumber(key, "days")),
    };
}
