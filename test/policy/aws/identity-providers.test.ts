import { iamNoUsers } from "../../../policy/aws/iam-no-users";
import { iamOidcProviders } from "../../../policy/aws/iam-oidc-providers";
import { describeRule } from "../rule-cases";

describe("rules on who logs in to AWS", () => {
    describeRule(iamOidcProviders, {
        compliant: {
            GitHub: { url: "https://token.actions.githubusercontent.com", clientIdLists: ["sts.amazonaws.com"] },
            "a cluster, without the scheme": {
                url: "oidc.eks.eu-west-1.amazonaws.com/id/EXAMPLE",
                clientIdLists: ["sts.amazonaws.com"],
            },
        },
        broken: {
            "tokens for others": {
                change: { clientIdLists: ["sts.amazonaws.com", "https://github.com/acme"] },
                findings: ['clientIdLists[1]: expected sts.amazonaws.com, found "https://github.com/acme"'],
            },
            "tokens for nobody": {
                change: { clientIdLists: [] },
                findings: ["clientIdLists: expected sts.amazonaws.com, found nothing"],
            },
            "an issuer in the clear": {
                change: { url: "http://token.actions.githubusercontent.com" },
                findings: [
                    'url: expected the https URL of an issuer, found "http://token.actions.githubusercontent.com"',
                ],
            },
        },
        unknown: ["url", "clientIdLists[0]"],
    });

    describeRule(iamNoUsers, {
        // There is no right way to have one.
        compliant: {},
        broken: {
            "a user": { findings: ['expected a role, found "User"'] },
            "a key": { type: "aws:iam/accessKey:AccessKey", findings: ['expected a role, found "AccessKey"'] },
        },
        unknown: [],
    });
});
