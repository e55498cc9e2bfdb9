import type { Unwrap } from "@pulumi/pulumi";
import type { VaultArgs } from "@pulumi/azure-native/keyvault";

export const vault = "azure-native:keyvault:Vault";

export type Vault = Unwrap<VaultArgs>;
