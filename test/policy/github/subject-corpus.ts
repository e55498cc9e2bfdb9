/**
 * Subjects, and whether a cloud that trusts one lets in what it should: jobs of Acme/Shop.api, numbers 1001 and 2002, in its
 * environments production and "prod: EU", and nobody else. Written by what GitHub documents, not by what the judge does.
 * Source: https://docs.github.com/actions/reference/openid-connect-reference
 */

/** What GitHub presents for jobs that may get in, in each form and with the claims that an organization can add. */
export const rightful: readonly string[] = ["repo:Acme/Shop.api", "repo:Acme@1001/Shop.api@2002"]
    .flatMap((repository) => [
        `${repository}:environment:production`,
        `${repository}:environment:prod%3A EU`,
        `${repository}:environment:production:ref:refs/heads/main`,
        `${repository}:ref:refs/heads/release/1.x:environment:production`,
        `${repository}:ref:refs/tags/v1.2.3:environment:production`,
        `${repository}:environment:production:environment:production`,
        `${repository}:environment:production:job_workflow_ref:Acme/automation/.github/workflows/deploy.yml@refs/heads/main`,
        `${repository}:environment:production:job_workflow_ref:Acme/automation/.github/workflows/deploy.yaml@refs/tags/v2`,
        `${repository}:environment:production:job_workflow_ref:Acme/automation/.github/workflows/deploy.yml@${"0123456789".repeat(4)}`,
        `${repository}:environment:production:workflow_ref:Acme/Shop.api/.github/workflows/ci.yml@refs/heads/main`,
        `${repository}:environment:production:repository_visibility:private`,
        `${repository}:environment:production:runner_environment:github-hosted`,
        `${repository}:environment:production:event_name:push`,
        `${repository}:environment:production:ref_type:branch`,
        `${repository}:environment:production:actor:octocat`,
        `${repository}:environment:production:actor_id:583231`,
        `${repository}:environment:production:enterprise:acme-inc`,
        `${repository}:environment:production:enterprise_id:77`,
        `${repository}:environment:production:repo_property_team:platform eng`,
        `${repository}:environment:production:repository_owner:Acme`,
        `${repository}:environment:production:repository_owner_id:1001`,
        `${repository}:environment:production:repository_id:2002`,
        `${repository}:environment:production:repository:Acme/Shop.api`,
        `${repository}:environment:production:workflow:Deploy to production`,
        `repository_owner:Acme:${repository}:environment:production`,
        `event_name:workflow_dispatch:${repository}:environment:production`,
    ])
    .concat([
        "repository:Acme/Shop.api:environment:production",
        "repository_id:2002:environment:production",
        "repository_owner_id:1001:repository_id:2002:environment:prod%3A EU",
        "repository_id:2002:environment:production:ref:refs/heads/main",
    ]);

/** Items between bars, on several lines. */
function listed(items: string): string[] {
    return items.replaceAll(/\n *|\n$/g, "").split("|");
}

const gate = "environment:production";
const owners = listed(`
    mallory|acme|ACME|Acme-|-Acme|Acme1|A|Acme.io|Acme_1|Acmee|Acm||Acme@|Acme%20
`);
const names = listed(`
    shop.api|SHOP.API|Shop-api|Shop_api|Shop.api2|Shop.ap|Shop|Shop.api.git|Shop.api-fork|.|..||Shop.api%20|
    Shop.api/|Shop.api/x
`);
const environments = listed(`
    Production|PRODUCTION|prod|productio|production2|production-eu|staging|dev|test|preview|prod: EU|
    prod%3a EU|prod%3AEU|prod%3A  EU|production%20|production%2F|production/|production#|
`);
const refs = listed(`
    ref:refs/heads/main|ref:refs/heads/production|ref:refs/heads/release/1.x|ref:refs/tags/v1.2.3|ref:main|
    ref:production|ref:refs/heads/|ref:refs/heads|ref:|ref|ref:heads/main|ref:refs/pull/1/merge|
    ref:refs/pull/1/head|ref:refs/heads/environment%3Aproduction|ref:refs/heads/main..production|
    ref:refs/remotes/origin/main|ref:environment%3Aproduction|pull_request|pull_request:production|
    merge_group|push|workflow_dispatch
`);
const workflows = listed(`
    Acme/automation/.github/workflows/deploy.yml|Acme/automation/.github/workflows/deploy.yml@|
    Acme/automation@refs/heads/main|Acme/automation/deploy.yml@refs/heads/main|
    Acme/automation/.github/workflows/deploy.yml@main|
    Acme/automation/.github/workflows/deploy.yml@refs/pull/1/merge|
    Acme/automation/.github/workflows/deploy.yml@0123456|/.github/workflows/deploy.yml@refs/heads/main|
`);

/** What lets in somebody else, or nobody, since GitHub never presents it. */
export const wrongful: readonly string[] = [
    // Forks, renamed repositories, other spellings, look-alikes of the names.
    ...owners.map((owner) => `repo:${owner}/Shop.api:${gate}`),
    ...owners.map((owner) => `repo:${owner}@1001/Shop.api@2002:${gate}`),
    ...names.map((name) => `repo:Acme/${name}:${gate}`),
    ...names.map((name) => `repo:Acme@1001/${name}@2002:${gate}`),
    ...["Аcme", "Ａcme", "Acmе", "𝐀cme", "Àcme", "Acme\u200b", "\u202eAcme", "Acme\u00a0"].map(
        (owner) => `repo:${owner}/Shop.api:${gate}`,
    ),
    ...[
        "prоduction",
        "ｐroduction",
        "production\u200b",
        "\ufeffproduction",
        "production\u00a0",
        "pr\u00f6duction",
        "produc\u0442ion",
        "produ\u0441tion",
        "𝗉roduction",
        "productıon",
    ].map((environment) => `repo:Acme/Shop.api:environment:${environment}`),

    // Numbers: of others, of one part only, in forms that GitHub does not write.
    ...[
        "Acme@1001/Shop.api",
        "Acme/Shop.api@2002",
        "Acme@1002/Shop.api@2002",
        "Acme@1001/Shop.api@2003",
        "Acme@2002/Shop.api@1001",
    ],
    ...[
        "Acme@01001/Shop.api@2002",
        "Acme@1001/Shop.api@02002",
        "Acme@/Shop.api@",
        "Acme@1001/Shop.api@",
        "Acme@-1/Shop.api@2002",
        "Acme@1e3/Shop.api@2002",
    ],
    ...[
        "Acme@1001@1001/Shop.api@2002",
        "1001@Acme/2002@Shop.api",
        "Acme-1001/Shop.api-2002",
        "Acme#1001/Shop.api#2002",
        "1001/2002",
        "@1001/@2002",
    ],
]
    .map((subject) => (subject.startsWith("repo:") ? subject : `repo:${subject}:${gate}`))
    .concat([
        // Other environments, branches, tags, pull requests, in both forms.
        ...["repo:Acme/Shop.api", "repo:Acme@1001/Shop.api@2002"].flatMap((repository) => [
            repository,
            `${repository}:`,
            `${repository}:environment`,
            ...environments.map((environment) => `${repository}:environment:${environment}`),
            ...refs.map((ref) => `${repository}:${ref}`),
            ...workflows.map((workflow) => `${repository}:${gate}:job_workflow_ref:${workflow}`),

            // Wildcards and variables of a policy.
            ...[
                "*",
                "environment:*",
                "environment:prod*",
                "environment:production*",
                "environment:?roduction",
                "ref:*",
                "ref:refs/heads/*",
                "*:production",
            ].map((context) => `${repository}:${context}`),
            `${repository}:environment:\${aws:username}`,
            `${repository}*:${gate}`,
            `${repository}:${gate}:*`,

            // Spaces, line ends, and other spellings of the claims.
            ` ${repository}:${gate}`,
            `${repository}:${gate} `,
            `${repository}:${gate}\n`,
            `${repository}:${gate}\t`,
            `${repository}: ${gate}`,
            `${repository} :${gate}`,
            `${repository}:environment: production`,
            `${repository}:${gate}\u0000`,
            `${repository}:Environment:production`,
            `${repository}:env:production`,
            `${repository}:ENVIRONMENT:production`,
            `${repository.replace("repo:", "Repo:")}:${gate}`,
            `${repository.replace("repo:", "REPO:")}:${gate}`,
            `${repository.replace("repo:", "repos:")}:${gate}`,
            `${repository.replace("repo:", "")}:${gate}`,
            `${repository.replace("repo:", "repo::")}:${gate}`,
            `${repository}::${gate}`,
            `${repository}/${gate}`,
            `${repository}:${gate}:`,
            `${repository}#${gate}`,
            `${repository.replace("/", "%2F")}:${gate}`,
            `${repository.replace("repo:", "repo:https%3A//github.com/")}:${gate}`,

            // Claims that contradict each other, that GitHub does not have, or that leave a door open.
            `${repository}:environment:staging:environment:production`,
            `${repository}:${gate}:environment:staging`,
            `${repository}:repo:mallory/Shop.api:${gate}`,
            `${repository}:${gate}:repository_owner_id:01001`,
            `${repository}:${gate}:sudo:true`,
            `${repository}:${gate}:repository_id:`,
            `${repository}:${gate}:actor`,
            `${repository}:job_workflow_ref:Acme/automation/.github/workflows/deploy.yml@refs/heads/main`,
            `${repository}:pull_request:ref:refs/heads/main`,
            `${repository}:event_name:push`,
            `${repository}:repository_visibility:private`,
        ]),

        // No repository: whoever uses the workflow, whoever belongs to the owner.
        "",
        ":",
        "*",
        "repo",
        "repo:",
        "repo:*",
        "repo:*/*:environment:production",
        "repo:Acme/*:environment:production",
        "repo:Acme*/Shop.api:environment:production",
        "repo:Acme:environment:production",
        "repo:Shop.api:environment:production",
        "repo:/:environment:production",
        gate,
        "environment:*",
        "job_workflow_ref:Acme/automation/.github/workflows/deploy.yml@refs/heads/main",
        `job_workflow_ref:Acme/automation/.github/workflows/deploy.yml@refs/heads/main:${gate}`,
        `repository_owner:Acme:${gate}`,
        `repository_owner_id:1001:${gate}`,
        `repository_owner:Acme:repository_visibility:private`,
        `enterprise:acme-inc:${gate}`,
        `actor:octocat:${gate}`,
        `repository_id:2003:${gate}`,
        `repository_id:abc:${gate}`,
        `repository_id:${gate}`,
        `repository_id:2002`,
        "repository_id:2002:pull_request",
        "repository_id:2002:ref:refs/heads/main",
        "repository_id:2002:environment:staging",
        `repository:mallory/Shop.api:${gate}`,
        `repository:Acme/shop.api:${gate}`,
        "system:serviceaccount:production:deployer",
        "https://github.com/Acme/Shop.api",
        "Acme/Shop.api",
        "project_path:Acme/Shop.api:ref_type:branch:ref:main",
    ]);
