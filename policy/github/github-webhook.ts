import type { Unwrap } from "@pulumi/pulumi";
import type { RepositoryWebhookArgs } from "@pulumi/github/repositoryWebhook";

import { expectOneOfOrDefault } from "../expect";
import type { ResourceRule } from "../rule";

export const githubWebhook: ResourceRule<Unwrap<RepositoryWebhookArgs>> = {
    name: "github-webhook",
    title: "Webhooks are sent by TLS, and signed",
    why: "Without a secret, anybody can send what looks like an event; without TLS, anybody on the way reads and changes it.",
    mend: "Set `configuration.url` with https, `configuration.secret`, and leave `insecureSsl` out.",
    severity: "medium",
    references: [{ id: "CKV_GIT_2" }],
    types: ["github:index/repositoryWebhook:RepositoryWebhook", "github:index/organizationWebhook:OrganizationWebhook"],
    guards: [],
    scope: "resource",
    *check({ properties: { configuration } }) {
        const url = configuration?.url;
        if (url?.startsWith("https://") !== true) {
            yield { property: "configuration.url", expected: "an https address", found: url };
        }
        yield* expectOneOfOrDefault("configuration.insecureSsl", configuration?.insecureSsl, false);
        // A secret that can't be read is there.
        if (configuration !== undefined && !("secret" in configuration)) {
            yield { property: "configuration.secret", expected: "a secret", found: undefined };
        }
    },
};
