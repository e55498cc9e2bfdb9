import type { Unwrap } from "@pulumi/pulumi";
import type { RepositoryEnvironmentArgs } from "@pulumi/github/repositoryEnvironment";

export const repositoryEnvironment = "github:index/repositoryEnvironment:RepositoryEnvironment";

export type Environment = Unwrap<RepositoryEnvironmentArgs>;
