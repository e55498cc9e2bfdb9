/** Where a type of resource says who may do what. */
export interface GrantTable {
    readonly types: readonly string[];
    /** Path of the grants; absent if the resource itself is one. */
    readonly each?: string;
    /** What a grant says, by path inside of it; one that says anything else is another grant. */
    readonly says: readonly string[];
    /** One of these paths that, left out, means anything. */
    readonly anyWithout?: string;
}

/** Properties: the input types of the SDKs. Those of IAM policies are in `policy-grants.ts`. */
export const grantTables: readonly GrantTable[] = [
    {
        types: ["azure-native:authorization:RoleAssignment"],
        says: ["roleDefinitionId", "scope", "principalId"],
    },
    {
        types: ["azure-native:authorization:RoleDefinition"],
        each: "permissions[*].actions[*]",
        says: [],
    },
    {
        types: ["azure-native:authorization:RoleDefinition"],
        each: "permissions[*].dataActions[*]",
        says: [],
    },
    {
        types: [
            "azure-native:managedidentity:FederatedIdentityCredential",
            "azuread:index/applicationFederatedIdentityCredential:ApplicationFederatedIdentityCredential",
        ],
        says: ["subject", "issuer"],
    },
    {
        types: ["azure-native:containerservice:ManagedCluster"],
        each: "aadProfile.adminGroupObjectIDs[*]",
        says: [],
    },
    {
        types: ["aws:iam/rolePolicyAttachment:RolePolicyAttachment"],
        says: ["policyArn", "role"],
    },
    {
        types: ["aws:iam/role:Role"],
        each: "managedPolicyArns[*]",
        says: [],
    },
    {
        types: ["aws:eks/accessPolicyAssociation:AccessPolicyAssociation"],
        says: ["policyArn", "accessScope.type", "accessScope.namespaces[*]", "principalArn"],
    },
    {
        types: ["aws:eks/accessEntry:AccessEntry"],
        each: "kubernetesGroups[*]",
        says: [],
    },
    {
        types: ["aws:eks/podIdentityAssociation:PodIdentityAssociation"],
        says: ["roleArn", "namespace", "serviceAccount"],
    },
    {
        types: ["kubernetes:rbac.authorization.k8s.io/v1:ClusterRole", "kubernetes:rbac.authorization.k8s.io/v1:Role"],
        each: "rules[*]",
        says: ["verbs[*]", "resources[*]", "apiGroups[*]", "resourceNames[*]", "nonResourceURLs[*]"],
        anyWithout: "resourceNames[*]",
    },
    {
        types: [
            "kubernetes:rbac.authorization.k8s.io/v1:ClusterRoleBinding",
            "kubernetes:rbac.authorization.k8s.io/v1:RoleBinding",
        ],
        each: "subjects[*]",
        says: ["kind", "namespace", "name"],
    },
    {
        types: [
            "kubernetes:rbac.authorization.k8s.io/v1:ClusterRoleBinding",
            "kubernetes:rbac.authorization.k8s.io/v1:RoleBinding",
        ],
        each: "roleRef",
        says: ["kind", "name"],
    },
    {
        types: ["kubernetes:argoproj.io/v1alpha1:AppProject"],
        each: "spec.destinations[*]",
        says: ["namespace", "server"],
    },
    {
        types: ["kubernetes:argoproj.io/v1alpha1:AppProject"],
        each: "spec.clusterResourceWhitelist[*]",
        says: ["group", "kind"],
    },
    {
        types: ["kubernetes:argoproj.io/v1alpha1:AppProject"],
        each: "spec.sourceRepos[*]",
        says: [],
    },
    {
        types: ["github:index/repositoryEnvironmentDeploymentPolicy:RepositoryEnvironmentDeploymentPolicy"],
        says: ["environment", "branchPattern", "tagPattern"],
    },
];

/**
 * Azure's built-in roles by name, where reviewers meet them.
 * Source: https://learn.microsoft.com/azure/role-based-access-control/built-in-roles
 */
export const azureRoles: Readonly<Record<string, string>> = {
    "8e3af657-a8ff-443c-a75c-2fe8c4bcb635": "Owner",
    "b24988ac-6180-42a0-ab88-20f7382dd24c": "Contributor",
    "18d7d88d-d35e-4fb5-a5c3-7773c20a72d9": "User Access Administrator",
    "f58310d9-a9f6-439a-9e8d-f62e7b41a168": "Role Based Access Control Administrator",
    "acdd72a7-3385-48ef-bd42-f606fba81ae7": "Reader",
    "7f951dda-4ed3-4680-a7ca-43fe172d538d": "AcrPull",
    "8311e382-0749-4cb8-b61a-304f252e45ec": "AcrPush",
    "befefa01-2a29-4197-83a8-272ff33ce314": "DNS Zone Contributor",
    "b86a8fe4-44ce-4948-aee5-eccb2c155cd7": "Key Vault Secrets Officer",
    "4633458b-17de-408a-b874-0445c86b69e6": "Key Vault Secrets User",
    "f1a07417-d97a-45cb-824c-7a7467783830": "Managed Identity Operator",
    "4d97b98b-1d4f-4787-a291-c67834d212e7": "Network Contributor",
    "17d1049b-9a84-46fb-8f53-869881c3d3ab": "Storage Account Contributor",
};

/**
 * Grants that a reviewer must not miss: those of everything, to everybody, of whole subscriptions, to change rights, or to
 * tokens of more than one place.
 */
const mighty: readonly RegExp[] = [
    /^\*( |$)/,
    / for \*$/,
    /\b(verbs|resources|kind) \*/,
    /\b(iam|eks|organizations):\*/,
    /\b(Owner|User Access Administrator|Role Based Access Control Administrator)\b/,
    /\bContributor, scope \/subscriptions\/[^/\s]+(\/resourceGroups\/[^/\s]+)?(,|$)/,
    /^sts:AssumeRoleWithWebIdentity(?!.*:sub")/,
    /:sub":[^}]*[*?]/,
    /AdministratorAccess|AmazonEKSClusterAdminPolicy|cluster-admin|system:masters|:pull_request$|:pull_request,/,
];

export function isMighty(grant: string): boolean {
    return mighty.some((pattern) => pattern.test(grant));
}
