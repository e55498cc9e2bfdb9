import type { Unwrap } from "@pulumi/pulumi";
import type { RepositoryRulesetArgs } from "@pulumi/github/repositoryRuleset";

import { expectOneOf } from "../expect";
import type { ResourceRule } from "../rule";

export const githubRuleset: ResourceRule<Unwrap<RepositoryRulesetArgs>> = {
    name: "github-ruleset",
    title: "A set of rules on branches or tags is in force, for everybody",
    why: "Rules that only report, or that some pass always, protect nothing on the day that counts.",
    mend: "Set `enforcement: active`, `rules.deletion` and `rules.nonFastForward`, and let actors bypass by pull request at most.",
    severity: "medium",
    references: [],
    types: ["github:index/repositoryRuleset:RepositoryRuleset", "github:index/organizationRuleset:OrganizationRuleset"],
    guards: [],
    scope: "resource",
    *check({ properties: { enforcement, target, rules, bypassActors = [] } }) {
        yield* expectOneOf("enforcement", enforcement, "active");
        if (target !== "push") {
            yield* expectOneOf("rules.deletion", rules.deletion, true);
            yield* expectOneOf("rules.nonFastForward", rules.nonFastForward, true);
        }
        for (const [index, { bypassMode }] of bypassActors.entries()) {
            yield* expectOneOf(`bypassActors[${index}].bypassMode`, bypassMode, "pull_request");
        }
    },
};
