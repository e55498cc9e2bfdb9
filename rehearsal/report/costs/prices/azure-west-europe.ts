import { managedDisks } from "./azure-disks";
import { machinesAndStorage, servicesOfWestEurope } from "./azure-sources";
import { virtualMachines } from "./azure-virtual-machines";
import type { PriceList } from "./price-list";

/** Azure's West Europe. */
export const westEurope: readonly PriceList[] = [
    {
        service: "virtual-machine",
        unit: "hour",
        source: machinesAndStorage("vm-eu-west.json"),
        prices: virtualMachines,
    },
    {
        service: "managed-disk",
        unit: "month",
        source: machinesAndStorage("storage-eu-west.json"),
        prices: managedDisks,
    },
    {
        service: "premium-files",
        unit: "GB and month",
        source: machinesAndStorage("storage-eu-west.json"),
        prices: { Premium_LRS: 0.192, Premium_ZRS: 0.24 },
    },
    {
        service: "aks",
        unit: "hour",
        source: servicesOfWestEurope("azure_kubernetes_service.json"),
        // Premium is what the source calls Standard Long Term Support.
        prices: { Standard: 0.1, Premium: 0.6 },
    },
    {
        service: "public-ip",
        unit: "hour",
        source: servicesOfWestEurope("virtual_network.json"),
        prices: { Standard: 0.005 },
    },
    {
        service: "postgresql-burstable",
        unit: "hour",
        source: servicesOfWestEurope("azure_database_for_postgresql.json"),
        prices: {
            Standard_B1ms: 0.0199,
            Standard_B2s: 0.0796,
            Standard_B2ms: 0.1592,
            Standard_B4ms: 0.3184,
            Standard_B8ms: 0.6368,
            Standard_B12ms: 0.9552,
            Standard_B16ms: 1.2736,
            Standard_B20ms: 1.592,
        },
    },
    {
        service: "postgresql",
        unit: "vCore and hour",
        source: servicesOfWestEurope("azure_database_for_postgresql.json"),
        prices: {
            Dsv3: 0.1015,
            Ddsv4: 0.106,
            Ddsv5: 0.106,
            Dadsv5: 0.106,
            Dsv6: 0.106,
            Dasv6: 0.106,
            Ddsv6: 0.1334,
            Dadsv6: 0.1334,
            Esv3: 0.1429,
            Edsv4: 0.151,
            Edsv5: 0.151,
            Eadsv5: 0.151,
            Esv6: 0.151,
            Easv6: 0.151,
            Edsv6: 0.1775,
            Eadsv6: 0.1775,
        },
    },
    {
        service: "postgresql-storage",
        unit: "GB and month",
        source: servicesOfWestEurope("azure_database_for_postgresql.json"),
        prices: { Premium_LRS: 0.1369 },
    },
    {
        service: "postgresql-backup",
        unit: "GB and month",
        source: servicesOfWestEurope("azure_database_for_postgresql.json"),
        prices: { Backup_Storage_LRS: 0.103 },
    },
    {
        service: "registry",
        unit: "day",
        source: servicesOfWestEurope("container_registry.json"),
        prices: { Basic: 0.1666, Standard: 0.6666, Premium: 1.6666 },
    },
    {
        service: "registry-storage",
        unit: "GB and month",
        source: servicesOfWestEurope("container_registry.json"),
        prices: { Basic: 0.1, Standard: 0.1, Premium: 0.1 },
    },
    {
        service: "log-analytics",
        unit: "GB written",
        source: servicesOfWestEurope("log_analytics.json"),
        prices: { PerGB2018: 2.99 },
    },
    {
        service: "log-analytics-retention",
        unit: "GB and month",
        source: servicesOfWestEurope("log_analytics.json"),
        prices: { PerGB2018: 0.13 },
    },
];
