import type { CloudPackage } from "../simulation/package";
import { awsDialect } from "./dialect";
import { accountFunctions } from "./functions/account";
import { policyDocument } from "./functions/policy-document";
import { zoneFunctions } from "./functions/zones";

/** AWS, as `@pulumi/aws` sees it. */
export const aws: CloudPackage = {
    name: "aws",
    sdk: "@pulumi/aws",
    dialect: awsDialect(),
    types: {},
    functions: {
        "aws:iam/getPolicyDocument:getPolicyDocument": policyDocument,
        ...accountFunctions,
        ...zoneFunctions,
    },
};
