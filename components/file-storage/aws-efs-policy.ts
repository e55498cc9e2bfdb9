/**
 * Who may use a file system over the network: whoever reaches it, since security groups say who that is; but encrypted, and by
 * an access point, so that nobody mounts the root and reads the directories of others. A root user is nobody special.
 * Source: https://docs.aws.amazon.com/efs/latest/ug/iam-access-control-nfs-efs.html
 */
export function fileSystemPolicy(fileSystemArn: string) {
    const use = ["elasticfilesystem:ClientMount", "elasticfilesystem:ClientWrite"];
    return {
        Version: "2012-10-17",
        Statement: [
            {
                Sid: "ByAccessPoints",
                Effect: "Allow",
                Principal: { AWS: "*" },
                Action: use,
                Resource: fileSystemArn,
                Condition: {
                    Bool: { "elasticfilesystem:AccessedViaMountTarget": "true" },
                    ArnLike: {
                        "elasticfilesystem:AccessPointArn": fileSystemArn.replace(/file-system\/.*$/, "access-point/*"),
                    },
                },
            },
            {
                Sid: "ByTlsOnly",
                Effect: "Deny",
                Principal: { AWS: "*" },
                Action: [...use, "elasticfilesystem:ClientRootAccess"],
                Resource: fileSystemArn,
                Condition: { Bool: { "aws:SecureTransport": "false" } },
            },
        ],
    };
}
