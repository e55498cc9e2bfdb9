import type { Unwrap } from "@pulumi/pulumi";
import type { RepositoryEnvironmentArgs } from "@pulumi/github/repositoryEnvironment";

import { readSubject } from "../github/subject";
import type { StackRule } from "../rule";
import { federatedCredentials, type FederatedCredential } from "./federated-credentials";

const repositoryEnvironment = "github:index/repositoryEnvironment:RepositoryEnvironment";

export const federatedEnvironment: StackRule<FederatedCredential> = {
    name: "federated-environment",
    title: "Federated credentials name an environment that the stack makes",
    why: "GitHub makes an environment that a job names and nobody made, without reviewers. Entra tells Production and production apart, GitHub does not.",
    mend: "Write the environment as in RepositoryEnvironment, letter by letter, or let AzureGithubOidcAccess make both.",
    severity: "high",
    references: [],
    types: federatedCredentials,
    guards: [],
    scope: "stack",
    *check({ properties }, stack) {
        const environments = stack.ofType<Unwrap<RepositoryEnvironmentArgs>>(repositoryEnvironment);
        const { repository, gate } = readSubject(properties.subject);
        const ofRepository = environments
            .filter((environment) => environment.properties.repository === repository.name)
            .map((environment) => environment.properties.environment);
        if (gate?.kind === "environment" && ofRepository.length > 0 && !ofRepository.includes(gate.name)) {
            yield { property: "subject", expected: `the environment ${ofRepository.join(" or ")}`, found: gate.name };
        }
    },
};
