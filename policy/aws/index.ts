import type { Rule } from "../rule";
import { acmNoWildcards } from "./acm-no-wildcards";
import { acmReplacement } from "./acm-replacement";
import { awsProtect } from "./aws-protect";
import { awsTags } from "./aws-tags";
import { ebsEncrypted } from "./ebs-encrypted";
import { ec2DisksEncrypted } from "./ec2-disks-encrypted";
import { ec2Metadata } from "./ec2-metadata";
import { ec2NoSsh } from "./ec2-no-ssh";
import { ec2PublicAddresses } from "./ec2-public-addresses";
import { ec2UserData } from "./ec2-user-data";
import { ecrForceDelete } from "./ecr-force-delete";
import { ecrImmutableTags } from "./ecr-immutable-tags";
import { ecrKms } from "./ecr-kms";
import { ecrScan } from "./ecr-scan";
import { efsAccessPoints } from "./efs-access-points";
import { efsBackup } from "./efs-backup";
import { efsEncrypted } from "./efs-encrypted";
import { efsTls } from "./efs-tls";
import { eksAccessEntries } from "./eks-access-entries";
import { eksAdministrators } from "./eks-administrators";
import { eksApiPrivate } from "./eks-api-private";
import { eksApiPublic } from "./eks-api-public";
import { eksCreator } from "./eks-creator";
import { eksDeletionProtection } from "./eks-deletion-protection";
import { eksLogs } from "./eks-logs";
import { eksNetworkPolicies } from "./eks-network-policies";
import { eksNodeTemplate } from "./eks-node-template";
import { eksSecretsEncrypted } from "./eks-secrets-encrypted";
import { eksSupport } from "./eks-support";
import { iamGithubPullRequests } from "./iam-github-pull-requests";
import { iamGithubRegistry } from "./iam-github-registry";
import { iamGithubSubjects } from "./iam-github-subjects";
import { iamNoAdministrators } from "./iam-no-administrators";
import { iamNoUsers } from "./iam-no-users";
import { iamNoWildcards } from "./iam-no-wildcards";
import { iamOidcProviders } from "./iam-oidc-providers";
import { iamTrustedPrincipals } from "./iam-trusted-principals";
import { kmsDeletionWindow } from "./kms-deletion-window";
import { kmsRotation } from "./kms-rotation";
import { lbDeletionProtection } from "./lb-deletion-protection";
import { lbHttpsRedirect } from "./lb-https-redirect";
import { lbInvalidHeaders } from "./lb-invalid-headers";
import { lbTls } from "./lb-tls";
import { logsRetention } from "./logs-retention";
import { rdsBackups } from "./rds-backups";
import { rdsDeletionProtection } from "./rds-deletion-protection";
import { rdsEncrypted } from "./rds-encrypted";
import { rdsFinalSnapshot } from "./rds-final-snapshot";
import { rdsIamLogin } from "./rds-iam-login";
import { rdsLogs } from "./rds-logs";
import { rdsManagedPassword } from "./rds-managed-password";
import { rdsMinorUpgrades } from "./rds-minor-upgrades";
import { rdsOwnParameters } from "./rds-own-parameters";
import { rdsPrivate } from "./rds-private";
import { rdsSecondZone } from "./rds-second-zone";
import { rdsSnapshotTags } from "./rds-snapshot-tags";
import { rdsTls } from "./rds-tls";
import { resourcePolicies } from "./resource-policies";
import { route53Caa } from "./route53-caa";
import { route53DanglingRecords } from "./route53-dangling-records";
import { route53Dnssec } from "./route53-dnssec";
import { route53QueryLog } from "./route53-query-log";
import { s3PublicAccess } from "./s3-public-access";
import { s3Tls } from "./s3-tls";
import { s3Versioning } from "./s3-versioning";
import { secretsRecovery } from "./secrets-recovery";
import { vpcDefaultGroupAdopted } from "./vpc-default-group-adopted";
import { vpcDefaultGroupEmpty } from "./vpc-default-group-empty";
import { vpcFlowLogs } from "./vpc-flow-logs";
import { vpcInternetSubnets } from "./vpc-internet-subnets";
import { vpcNotDefault } from "./vpc-not-default";
import { vpcRulesDescribed } from "./vpc-rules-described";
import { vpcSubnetAddresses } from "./vpc-subnet-addresses";
import { vpcWorldBalancers } from "./vpc-world-balancers";
import { vpcWorldEgress } from "./vpc-world-egress";
import { vpcWorldPorts } from "./vpc-world-ports";

/** The rules on resources of AWS. */
export const awsRules: readonly Rule[] = [
    acmNoWildcards,
    acmReplacement,
    awsProtect,
    awsTags,
    ebsEncrypted,
    ec2DisksEncrypted,
    ec2Metadata,
    ec2NoSsh,
    ec2PublicAddresses,
    ec2UserData,
    ecrForceDelete,
    ecrImmutableTags,
    ecrKms,
    ecrScan,
    efsAccessPoints,
    efsBackup,
    efsEncrypted,
    efsTls,
    eksAccessEntries,
    eksAdministrators,
    eksApiPrivate,
    eksApiPublic,
    eksCreator,
    eksDeletionProtection,
    eksLogs,
    eksNetworkPolicies,
    eksNodeTemplate,
    eksSecretsEncrypted,
    eksSupport,
    iamGithubPullRequests,
    iamGithubRegistry,
    iamGithubSubjects,
    iamNoAdministrators,
    iamNoUsers,
    iamNoWildcards,
    iamOidcProviders,
    iamTrustedPrincipals,
    kmsDeletionWindow,
    kmsRotation,
    lbDeletionProtection,
    lbHttpsRedirect,
    lbInvalidHeaders,
    lbTls,
    logsRetention,
    rdsBackups,
    rdsDeletionProtection,
    rdsEncrypted,
    rdsFinalSnapshot,
    rdsIamLogin,
    rdsLogs,
    rdsManagedPassword,
    rdsMinorUpgrades,
    rdsOwnParameters,
    rdsPrivate,
    rdsSecondZone,
    rdsSnapshotTags,
    rdsTls,
    resourcePolicies,
    route53Caa,
    route53DanglingRecords,
    route53Dnssec,
    route53QueryLog,
    s3PublicAccess,
    s3Tls,
    s3Versioning,
    secretsRecovery,
    vpcDefaultGroupAdopted,
    vpcDefaultGroupEmpty,
    vpcFlowLogs,
    vpcInternetSubnets,
    vpcNotDefault,
    vpcRulesDescribed,
    vpcSubnetAddresses,
    vpcWorldBalancers,
    vpcWorldEgress,
    vpcWorldPorts,
];
