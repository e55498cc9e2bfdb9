export * from "./cluster/aks-cluster";
export * from "./cluster/aks-cluster-args";
export type * from "./cluster/cluster";
export * from "./network/azure-network";
export type * from "./network/network";
export * from "./registry/acr-registry";
export type * from "./registry/registry";
