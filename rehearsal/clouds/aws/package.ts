import type { CloudPackage } from "../simulation/package";
import { awsDependents } from "./deletion";
import { awsDialect } from "./dialect";
import { accountFunctions } from "./functions/account";
import { eksFunctions } from "./functions/addons";
import { loadBalancingFunctions } from "./functions/load-balancing";
import { policyDocument } from "./functions/policy-document";
import { serviceFunctions } from "./functions/services";
import { zoneFunctions } from "./functions/zones";
import { dnsTypes } from "./types/dns";
import { ec2Types } from "./types/ec2";
import { efsTypes } from "./types/efs";
import { eksTypes } from "./types/eks-parts";
import { iamTypes } from "./types/iam";
import { loadBalancingTypes } from "./types/load-balancing";
import { rdsTypes } from "./types/rds";
import { securityTypes } from "./types/security";
import { securityGroupTypes } from "./types/security-groups";
import { storageTypes } from "./types/storage";
import { vpcTypes } from "./types/vpc";

/** AWS, as `@pulumi/aws` sees it. */
export const aws: CloudPackage = {
    name: "aws",
    sdk: "@pulumi/aws",
    dialect: awsDialect(),
    dependents: awsDependents,
    types: {
        ...dnsTypes,
        ...ec2Types,
        ...efsTypes,
        ...loadBalancingTypes,
        ...rdsTypes,
        ...securityTypes,
        ...storageTypes,
        ...eksTypes,
        ...iamTypes,
        ...securityGroupTypes,
        ...vpcTypes,
    },
    functions: {
        "aws:iam/getPolicyDocument:getPolicyDocument": policyDocument,
        ...accountFunctions,
        ...eksFunctions,
        ...loadBalancingFunctions,
        ...serviceFunctions,
        ...zoneFunctions,
    },
};
