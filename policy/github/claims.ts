/**
 * The claims of which a subject can consist, and `repo`, as subjects call the repository.
 * Source: https://docs.github.com/actions/reference/openid-connect-reference
 */
export const claimName = new RegExp(
    `^(${[
        "repo(sitory(_id|_visibility|_owner|_owner_id)?)?",
        "repo_property_\\w+",
        "environment",
        "ref(_type)?",
        "pull_request",
        "actor(_id)?",
        "base_ref",
        "head_ref",
        "check_run_id",
        "enterprise(_id)?",
        "event_name",
        "job_workflow_(ref|sha)",
        "workflow(_ref|_sha)?",
        "run_(id|number|attempt)",
        "runner_environment",
    ].join("|")})$`,
);

/** A user whose company manages the account has an underscore in its name; otherwise letters, digits and hyphens. */
const owner = "[A-Za-z0-9][A-Za-z0-9_-]{0,38}";
/** GitHub takes neither `.` nor `..`, and cuts off `.git`. */
const repository = "(?!\\.{1,2}(?![A-Za-z0-9._-]))(?![A-Za-z0-9._-]*\\.git(?![A-Za-z0-9._-]))[A-Za-z0-9._-]{1,100}";
const id = "[1-9]\\d*";

/** The number of a repository, an owner, a user … */
export const idClaim = new RegExp(`^${id}$`);

/** By names alone, or with the number of each; GitHub never writes one number without the other. */
export const repositoryClaim = new RegExp(`^${owner}(/${repository}|@${id}/${repository}@${id})$`);

/** A workflow at a branch, a tag or a commit; at a pull request, anybody may have written it. */
export const workflowClaim = new RegExp(
    `^${owner}/${repository}/\\.github/workflows/[^@/]+\\.ya?ml@(refs/(heads|tags)/\\S+|[0-9a-f]{40})$`,
);

/** A branch or tag as git takes it. Source: https://git-scm.com/docs/git-check-ref-format */
export const refClaim =
    /^refs\/(heads|tags)\/(?!.*(\.\.|\/\/|@\{|\/\.|\.lock(\/|$)))[^./\s~^:?*[\\][^\s~^:?*[\\]*(?<![./])$/;
