/** Type of EKS clusters. `eks.Cluster` and EksCluster contain one. */
export const eksCluster = "aws:eks/cluster:Cluster";
