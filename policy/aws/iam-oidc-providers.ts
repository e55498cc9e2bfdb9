import type { Unwrap } from "@pulumi/pulumi";
import type { OpenIdConnectProviderArgs } from "@pulumi/aws/iam/openIdConnectProvider";

import { expectOneOf } from "../expect";
import type { ResourceRule } from "../rule";

const provider = "aws:iam/openIdConnectProvider:OpenIdConnectProvider";

/** Whose tokens an account takes, and for whom they were issued. */
export const iamOidcProviders: ResourceRule<Unwrap<OpenIdConnectProviderArgs>> = {
    name: "iam-oidc-providers",
    title: "The account takes tokens that were issued for it only",
    why: "A token that a job got for somebody else could be used here by them.",
    mend: "Set `clientIdLists: [sts.amazonaws.com]`, and the issuer's `url` by https.",
    severity: "high",
    references: [],
    types: [provider],
    guards: [
        { type: provider, property: "clientIdLists", absent: "refused" },
        { type: provider, property: "clientIdLists[*]" },
        { type: provider, property: "url" },
    ],
    scope: "resource",
    *check({ properties: { clientIdLists, url } }) {
        // The provider takes it with and without the scheme.
        if (!/^(https:\/\/)?[a-z0-9-]+(\.[a-z0-9-]+)+(\/[\w./-]*)?$/i.test(url)) {
            yield { property: "url", expected: "the https URL of an issuer", found: url };
        }
        for (const [index, audience] of clientIdLists.entries()) {
            yield* expectOneOf(`clientIdLists[${index}]`, audience, "sts.amazonaws.com");
        }
        if (clientIdLists.length === 0) {
            yield { property: "clientIdLists", expected: "sts.amazonaws.com", found: undefined };
        }
    },
};
