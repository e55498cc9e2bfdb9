import type { Unwrap } from "@pulumi/pulumi";
import type { SecretArgs } from "@pulumi/aws/secretsmanager/secret";

import { expectAtLeast } from "../expect";
import type { ResourceRule } from "../rule";

const secret = "aws:secretsmanager/secret:Secret";

/** AWS keeps a deleted secret for 30 days, unless told otherwise. */
export const secretsRecovery: ResourceRule<Unwrap<SecretArgs>> = {
    name: "secrets-recovery",
    title: "A deleted secret can be brought back for a week",
    why: "A secret that is deleted by mistake is gone at once, and with it all that it opens.",
    mend: "Set `recoveryWindowDays` of the AwsSecretsManager to 7 or more.",
    severity: "medium",
    development: "hinders work",
    references: [],
    types: [secret],
    guards: [{ type: secret, property: "recoveryWindowInDays", absent: "safe" }],
    scope: "resource",
    *check({ properties: { recoveryWindowInDays } }) {
        // 30 by default
        if (recoveryWindowInDays !== undefined) {
            yield* expectAtLeast("recoveryWindowInDays", recoveryWindowInDays, 7);
        }
    },
};
