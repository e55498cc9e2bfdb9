import { expectOneOf } from "../expect";
import type { ResourceRule } from "../rule";
import { repositoryEnvironment, type Environment } from "./environments";

export const githubEnvironmentBypass: ResourceRule<Environment> = {
    name: "github-environment-bypass",
    title: "Administrators of the repository pass the environment's rules like others",
    why: "By default they need neither a review nor the right branch: one stolen token of an administrator deploys.",
    mend: "Set `canAdminsBypass: false`, as the components do.",
    severity: "medium",
    references: [],
    types: [repositoryEnvironment],
    guards: [{ type: repositoryEnvironment, property: "canAdminsBypass" }],
    scope: "resource",
    check: ({ properties }) => expectOneOf("canAdminsBypass", properties.canAdminsBypass, false),
};
