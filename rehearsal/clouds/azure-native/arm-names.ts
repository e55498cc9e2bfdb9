/**
 * Resource provider namespaces by SDK module, where capitalizing the module's name does not give it.
 * Source: "Resource providers for Azure services" (Microsoft Learn), and for modules named after a folder of the
 * specifications the provider that their ids carry.
 */
const namespaces: Readonly<Record<string, string>> = {
    aad: "AAD",
    alertsmanagement: "AlertsManagement",
    apimanagement: "ApiManagement",
    appconfiguration: "AppConfiguration",
    applicationinsights: "Insights",
    azurestackhci: "AzureStackHCI",
    botservice: "BotService",
    cognitiveservices: "CognitiveServices",
    confidentialledger: "ConfidentialLedger",
    containerinstance: "ContainerInstance",
    containerregistry: "ContainerRegistry",
    containerservice: "ContainerService",
    containerstorage: "ContainerStorage",
    cosmosdb: "DocumentDB",
    costmanagement: "CostManagement",
    datafactory: "DataFactory",
    datamigration: "DataMigration",
    dataprotection: "DataProtection",
    dbformariadb: "DBforMariaDB",
    dbformysql: "DBforMySQL",
    dbforpostgresql: "DBforPostgreSQL",
    desktopvirtualization: "DesktopVirtualization",
    devcenter: "DevCenter",
    deviceprovisioningservices: "Devices",
    devopsinfrastructure: "DevOpsInfrastructure",
    devtestlab: "DevTestLab",
    digitaltwins: "DigitalTwins",
    dns: "Network",
    dnsresolver: "Network",
    elasticsan: "ElasticSan",
    eventgrid: "EventGrid",
    eventhub: "EventHub",
    extendedlocation: "ExtendedLocation",
    frontdoor: "Network",
    guestconfiguration: "GuestConfiguration",
    hardwaresecuritymodules: "HardwareSecurityModules",
    hdinsight: "HDInsight",
    healthcareapis: "HealthcareApis",
    hybridcompute: "HybridCompute",
    hybridconnectivity: "HybridConnectivity",
    hybridcontainerservice: "HybridContainerService",
    iothub: "Devices",
    keyvault: "KeyVault",
    kubernetesconfiguration: "KubernetesConfiguration",
    kubernetesruntime: "KubernetesRuntime",
    loadtestservice: "LoadTestService",
    machinelearningservices: "MachineLearningServices",
    managedidentity: "ManagedIdentity",
    managedservices: "ManagedServices",
    monitor: "Insights",
    netapp: "NetApp",
    networkcloud: "NetworkCloud",
    networkfunction: "NetworkFunction",
    notificationhubs: "NotificationHubs",
    operationalinsights: "OperationalInsights",
    operationsmanagement: "OperationsManagement",
    policyinsights: "PolicyInsights",
    powerbidedicated: "PowerBIDedicated",
    privatedns: "Network",
    recoveryservices: "RecoveryServices",
    redhatopenshift: "RedHatOpenShift",
    redis: "Cache",
    redisenterprise: "Cache",
    resourcegraph: "ResourceGraph",
    securityinsights: "SecurityInsights",
    servicebus: "ServiceBus",
    servicefabric: "ServiceFabric",
    servicelinker: "ServiceLinker",
    servicenetworking: "ServiceNetworking",
    signalrservice: "SignalRService",
    sqlvirtualmachine: "SqlVirtualMachine",
    storagecache: "StorageCache",
    storagesync: "StorageSync",
    streamanalytics: "StreamAnalytics",
    trafficmanager: "Network",
    virtualmachineimages: "VirtualMachineImages",
    webpubsub: "SignalRService",
};

/**
 * ARM types, without the namespace, of resources whose class is named otherwise. Each level is one part.
 * Source: the type's page of the ARM template reference (Microsoft Learn), named by its namespace and type.
 */
const collections: Readonly<Record<string, string>> = {
    "dns:Zone": "dnsZones",
    "privatedns:PrivateZone": "privateDnsZones",
    "dbforpostgresql:Server": "flexibleServers",
    "dbformysql:Server": "flexibleServers",
    "dbforpostgresql:AdministratorsMicrosoftEntra": "administrators",
    "storage:BlobServiceProperties": "blobServices",
    "storage:FileServiceProperties": "fileServices",
    "web:AppServicePlan": "serverfarms",
    "web:WebApp": "sites",
    "authorization:ManagementLockByScope": "locks",
    "authorization:ManagementLockAtResourceGroupLevel": "locks",
    "redis:Redis": "redis",
    "network:PublicIPPrefix": "publicIPPrefixes",
    "dashboard:Grafana": "grafana",
};

/** The namespace of a module's resource providers, for example `Microsoft.ContainerService`. */
export function namespaceOf(module: string): string {
    return `Microsoft.${namespaces[module] ?? module.charAt(0).toUpperCase() + module.slice(1)}`;
}

/** The last part of a resource's ARM type, for example `managedClusters`. */
export function collectionOf(module: string, className: string): string {
    return collections[`${module}:${className}`] ?? plural(className.charAt(0).toLowerCase() + className.slice(1));
}

export function plural(word: string): string {
    if (/(properties|settings|metadata)$/i.test(word)) {
        return word;
    }
    if (/[^aeiou]y$/.test(word)) {
        return `${word.slice(0, -1)}ies`;
    }
    return /(s|x|ch|sh)$/.test(word) ? `${word}es` : `${word}s`;
}
