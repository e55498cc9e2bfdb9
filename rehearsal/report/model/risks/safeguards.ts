/** A property that guards what a resource holds. */
export interface Safeguard {
    readonly types: readonly string[];
    readonly path: string;
    /** The values that guard; `fewer` if a smaller number, or a shorter list, is worse. */
    readonly good: readonly (string | boolean)[] | "fewer";
    /** Whether leaving it out guards, too. */
    readonly goodByDefault?: boolean;
    /** What is no more. */
    readonly says: string;
}

/** Properties: the input types of the SDKs. */
export const safeguards: readonly Safeguard[] = [
    {
        types: ["aws:dynamodb/table:Table"],
        path: "deletionProtectionEnabled",
        good: [true],
        says: "AWS no longer refuses to delete it",
    },
    {
        types: ["aws:eks/cluster:Cluster", "aws:rds/cluster:Cluster", "aws:rds/instance:Instance"],
        path: "deletionProtection",
        good: [true],
        says: "AWS no longer refuses to delete it",
    },
    {
        types: ["aws:lb/loadBalancer:LoadBalancer"],
        path: "enableDeletionProtection",
        good: [true],
        says: "AWS no longer refuses to delete it",
    },
    {
        types: ["aws:rds/cluster:Cluster", "aws:rds/instance:Instance"],
        path: "skipFinalSnapshot",
        good: [false],
        goodByDefault: true,
        says: "No last snapshot is taken when it is deleted",
    },
    {
        types: ["aws:rds/cluster:Cluster", "aws:rds/instance:Instance"],
        path: "backupRetentionPeriod",
        good: "fewer",
        says: "Backups are kept for fewer days",
    },
    {
        types: ["aws:ecr/repository:Repository"],
        path: "forceDelete",
        good: [false],
        goodByDefault: true,
        says: "It can be deleted with everything in it",
    },
    {
        types: ["aws:ecr/repository:Repository"],
        path: "imageTagMutability",
        good: ["IMMUTABLE"],
        says: "Tags in it can be moved to other images",
    },
    {
        types: ["aws:efs/backupPolicy:BackupPolicy"],
        path: "backupPolicy.status",
        good: ["ENABLED"],
        says: "No backups of the file system are made any more",
    },
    {
        types: ["aws:s3/bucket:Bucket", "aws:s3/bucketV2:BucketV2"],
        path: "forceDestroy",
        good: [false],
        goodByDefault: true,
        says: "It can be deleted with everything in it",
    },
    {
        types: ["aws:secretsmanager/secret:Secret"],
        path: "recoveryWindowInDays",
        good: "fewer",
        says: "After a deletion it can be had back for fewer days",
    },
    {
        types: ["aws:kms/key:Key"],
        path: "deletionWindowInDays",
        good: "fewer",
        says: "After a deletion it can be had back for fewer days",
    },
    {
        types: ["aws:kms/key:Key"],
        path: "enableKeyRotation",
        good: [true],
        says: "The key is no longer rotated",
    },
    {
        types: ["azure-native:keyvault:Vault"],
        path: "properties.enablePurgeProtection",
        good: [true],
        says: "It can be deleted for good before its time",
    },
    {
        types: ["azure-native:keyvault:Vault"],
        path: "properties.softDeleteRetentionInDays",
        good: "fewer",
        says: "After a deletion it can be had back for fewer days",
    },
    {
        types: ["azure-native:dbforpostgresql:Server"],
        path: "backup.backupRetentionDays",
        good: "fewer",
        says: "Backups are kept for fewer days",
    },
    {
        types: ["azure-native:dbforpostgresql:Server"],
        path: "backup.geoRedundantBackup",
        good: ["Enabled"],
        says: "No other region has its backups any more",
    },
    {
        types: ["azure-native:dbforpostgresql:Server"],
        path: "highAvailability.mode",
        good: ["SameZone", "ZoneRedundant"],
        says: "It has no standby any more",
    },
    {
        types: ["azure-native:containerservice:ManagedCluster"],
        path: "disableLocalAccounts",
        good: [true],
        says: "Local accounts, which no directory knows, open the cluster",
    },
    {
        types: ["github:index/repositoryEnvironment:RepositoryEnvironment"],
        path: "reviewers",
        good: "fewer",
        says: "Fewer people or teams must agree to a deployment",
    },
    {
        types: ["github:index/repositoryEnvironment:RepositoryEnvironment"],
        path: "preventSelfReview",
        good: [true],
        says: "Who starts a deployment may agree to it alone",
    },
    {
        types: ["github:index/repositoryEnvironment:RepositoryEnvironment"],
        path: "canAdminsBypass",
        good: [false],
        says: "Administrators may deploy without anybody's agreement",
    },
];

/** Resources that guard others by being there. */
export const guards: Readonly<Record<string, string>> = {
    "aws:backup/plan:Plan": "No backups are made by it any more",
    "aws:efs/backupPolicy:BackupPolicy": "No backups of the file system are made any more",
    "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock": "The bucket may be made public",
    "azure-native:authorization:ManagementLockAtResourceGroupLevel": "Azure no longer refuses to delete what it locked",
    "azure-native:authorization:ManagementLockAtResourceLevel": "Azure no longer refuses to delete what it locked",
    "azure-native:authorization:ManagementLockByScope": "Azure no longer refuses to delete what it locked",
    "github:index/branchProtection:BranchProtection": "The branch is no longer protected",
    "github:index/repositoryRuleset:RepositoryRuleset": "Its rules hold no longer",
    "kubernetes:networking.k8s.io/v1:NetworkPolicy": "Traffic that only it stopped passes",
    "kubernetes:policy/v1:PodDisruptionBudget": "Nothing keeps pods serving while nodes are drained",
};
