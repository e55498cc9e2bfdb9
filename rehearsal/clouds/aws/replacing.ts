import table from "./immutable.json";

/**
 * Inputs whose change replaces a resource though the documentation does not say so, by `module/file:Class`, separated
 * by blanks.
 *
 * Source of `immutable.json`: `ForceNew` in the schema of terraform-provider-aws that pulumi-terraform-bridge keeps for
 * its own tests (`pkg/tf2pulumi/testdata/providers/aws.json`), as far as the SDK still has these inputs. It is of
 * version 3; what has changed since stands below, from `internal/service/SERVICE` of terraform-provider-aws.
 */
export const replacing: Readonly<Record<string, string>> = {
    ...table,
    "acm/certificate:Certificate":
        "certificateAuthorityArn domainName keyAlgorithm subjectAlternativeNames validationMethod",
    "ec2/eip:Eip": "address customerOwnedIpv4Pool domain ipamPoolId networkBorderGroup publicIpv4Pool",
    "ec2/natGateway:NatGateway":
        "allocationId availabilityMode connectivityType privateIp secondaryPrivateIpAddressCount subnetId vpcId",
    "ec2/vpc:Vpc": "cidrBlock ipv4IpamPoolId ipv4NetmaskLength",
    "eks/accessEntry:AccessEntry": "clusterName principalArn type",
    "eks/accessPolicyAssociation:AccessPolicyAssociation": "accessScope clusterName policyArn principalArn",
    "eks/addon:Addon": "addonName clusterName namespaceConfig",
    "eks/cluster:Cluster":
        "accessConfig.bootstrapClusterCreatorAdminPermissions bootstrapSelfManagedAddons computeConfig.nodeRoleArn encryptionConfig- kubernetesNetworkConfig.ipFamily kubernetesNetworkConfig.serviceIpv4Cidr name outpostConfig remoteNetworkConfig roleArn",
    "eks/nodeGroup:NodeGroup":
        "amiType capacityType clusterName diskSize instanceTypes launchTemplate.id launchTemplate.name nodeGroupName nodeGroupNamePrefix nodeRoleArn remoteAccess subnetIds",
    "eks/podIdentityAssociation:PodIdentityAssociation": "clusterName namespace serviceAccount",
    "iam/openIdConnectProvider:OpenIdConnectProvider": "url",
    "kms/key:Key": "customKeyStoreId customerMasterKeySpec keyUsage multiRegion xksKeyId",
    "lb/listenerRule:ListenerRule": "listenerArn",
    "lb/loadBalancer:LoadBalancer": "customerOwnedIpv4Pool internal loadBalancerType name namePrefix",
    "lb/targetGroup:TargetGroup": "ipAddressType name namePrefix port protocol protocolVersion targetType vpcId",
    "rds/cluster:Cluster":
        "availabilityZones clusterIdentifier clusterIdentifierPrefix clusterScalabilityType databaseName dbSubnetGroupName dbSystemId engine engineMode kmsKeyId masterUsername restoreToPointInTime s3Import snapshotIdentifier sourceRegion storageEncrypted",
    "rds/clusterInstance:ClusterInstance":
        "availabilityZone clusterIdentifier customIamInstanceProfile dbSubnetGroupName engine identifier identifierPrefix",
    "secretsmanager/secretVersion:SecretVersion": "secretBinary secretId secretString secretStringWoVersion",
    "vpc/securityGroupEgressRule:SecurityGroupEgressRule": "securityGroupId",
    "vpc/securityGroupIngressRule:SecurityGroupIngressRule": "securityGroupId",
};
