/**
 * Inputs whose change replaces a resource, by class, separated by blanks. For the others the documentation of the property says so.
 * Source: `willReplaceOnChanges` in `provider/cmd/pulumi-resource-azuread/schema.json` of pulumi-azuread.
 */
export const immutable: Readonly<Record<string, string>> = {
    AccessPackage: "catalogId",
    ApplicationCertificate: "encoding value",
    ApplicationFallbackPublicClient: "enabled",
    GroupRoleManagementPolicy: "groupId roleId",
    Invitation: "message redirectUrl userDisplayName userEmailAddress userType",
    NamedLocation: "country",
    PrivilegedAccessGroupAssignmentSchedule: "assignmentType groupId principalId",
    PrivilegedAccessGroupEligibilitySchedule: "assignmentType groupId principalId",
    ServicePrincipal: "clientId",
    ServicePrincipalCertificate: "encoding value",
    ServicePrincipalClaimsMappingPolicyAssignment: "claimsMappingPolicyId servicePrincipalId",
    ServicePrincipalPassword: "displayName",
    SynchronizationJob: "templateId",
    SynchronizationJobProvisionOnDemand: "parameters servicePrincipalId synchronizationJobId triggers",
};
