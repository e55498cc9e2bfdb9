import { expectOneOfOrDefault } from "../expect";
import type { ResourceRule } from "../rule";

const deployKey = "github:index/repositoryDeployKey:RepositoryDeployKey";

export const githubDeployKey: ResourceRule<{ readonly readOnly?: boolean }> = {
    name: "github-deploy-key",
    title: "Deploy keys only read",
    why: "Whoever finds the key in a cluster or on a machine changes the code, past reviews and without a name.",
    mend: "Leave `readOnly` out; what must write uses a GitHub App.",
    severity: "high",
    references: [],
    types: [deployKey],
    guards: [{ type: deployKey, property: "readOnly", absent: "safe" }],
    scope: "resource",
    // The provider's default is true: resource_github_repository_deploy_key.go of integrations/terraform-provider-github.
    check: ({ properties }) => expectOneOfOrDefault("readOnly", properties.readOnly, true),
};
