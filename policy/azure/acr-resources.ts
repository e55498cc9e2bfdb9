import type { Unwrap } from "@pulumi/pulumi";
import type { RegistryArgs } from "@pulumi/azure-native/containerregistry";

export const registry = "azure-native:containerregistry:Registry";

export type Registry = Unwrap<RegistryArgs>;
