/**
 * By type, what its resources live through: a kind of thing, and the outputs that tell which. `public` marks what has a
 * public address in a subnet. Source of the properties: the declarations of `@pulumi/aws`; that services keep network
 * interfaces in subnets and security groups: "Requester-managed network interfaces" in the EC2 User Guide.
 */
export const uses: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
    "aws:ec2/subnet:Subnet": { vpc: ["vpcId"] },
    "aws:ec2/internetGateway:InternetGateway": { vpc: ["vpcId"] },
    "aws:ec2/internetGatewayAttachment:InternetGatewayAttachment": { vpc: ["vpcId"] },
    "aws:ec2/routeTable:RouteTable": { vpc: ["vpcId"] },
    "aws:ec2/networkAcl:NetworkAcl": { vpc: ["vpcId"] },
    "aws:ec2/securityGroup:SecurityGroup": {
        vpc: ["vpcId"],
        "security-group": ["ingress[].securityGroups[]", "egress[].securityGroups[]"],
    },
    "aws:ec2/securityGroupRule:SecurityGroupRule": { "security-group": ["sourceSecurityGroupId"] },
    "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule": { "security-group": ["referencedSecurityGroupId"] },
    "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule": { "security-group": ["referencedSecurityGroupId"] },
    "aws:ec2/natGateway:NatGateway": { subnet: ["subnetId"], public: ["subnetId"], address: ["allocationId"] },
    "aws:ec2/vpcEndpoint:VpcEndpoint": {
        vpc: ["vpcId"],
        subnet: ["subnetIds[]"],
        "security-group": ["securityGroupIds[]"],
    },
    "aws:ec2/networkInterface:NetworkInterface": { subnet: ["subnetId"], "security-group": ["securityGroups[]"] },
    "aws:ec2/instance:Instance": { subnet: ["subnetId"], "security-group": ["vpcSecurityGroupIds[]"] },
    "aws:autoscaling/group:Group": { subnet: ["vpcZoneIdentifiers[]"] },
    "aws:lb/loadBalancer:LoadBalancer": {
        subnet: ["subnets[]", "subnetMappings[].subnetId"],
        public: ["subnets[]", "subnetMappings[].subnetId"],
        "security-group": ["securityGroups[]"],
        address: ["subnetMappings[].allocationId"],
    },
    "aws:lb/listener:Listener": {
        "target-group": ["defaultActions[].targetGroupArn", "defaultActions[].forward.targetGroups[].arn"],
        certificate: ["certificateArn"],
    },
    "aws:lb/listenerRule:ListenerRule": {
        "target-group": ["actions[].targetGroupArn", "actions[].forward.targetGroups[].arn"],
    },
    "aws:lb/listenerCertificate:ListenerCertificate": { certificate: ["certificateArn"] },
    "aws:eks/cluster:Cluster": {
        subnet: ["vpcConfig.subnetIds[]"],
        "security-group": ["vpcConfig.securityGroupIds[]"],
        server: ["endpoint"],
    },
    "aws:eks/nodeGroup:NodeGroup": { cluster: ["clusterName"], subnet: ["subnetIds[]"] },
    "aws:eks/fargateProfile:FargateProfile": { cluster: ["clusterName"], subnet: ["subnetIds[]"] },
    "aws:rds/subnetGroup:SubnetGroup": { "subnet-in-group": ["subnetIds[]"] },
    "aws:rds/cluster:Cluster": {
        "subnet-group": ["dbSubnetGroupName"],
        "security-group": ["vpcSecurityGroupIds[]"],
        "cluster-parameter-group": ["dbClusterParameterGroupName"],
    },
    "aws:rds/clusterInstance:ClusterInstance": {
        "database-cluster": ["clusterIdentifier"],
        "parameter-group": ["dbParameterGroupName"],
    },
    "aws:rds/instance:Instance": {
        "subnet-group": ["dbSubnetGroupName"],
        "security-group": ["vpcSecurityGroupIds[]"],
        "parameter-group": ["parameterGroupName"],
    },
    "aws:efs/mountTarget:MountTarget": {
        "file-system": ["fileSystemId"],
        subnet: ["subnetId"],
        "security-group": ["securityGroups[]"],
    },
    "aws:route53/record:Record": { zone: ["zoneId"] },
    "aws:iam/rolePolicyAttachment:RolePolicyAttachment": { "attached-role": ["role"], policy: ["policyArn"] },
    "aws:iam/rolePolicy:RolePolicy": { "inline-role": ["role"] },
};
