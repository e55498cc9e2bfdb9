import { Provider } from "@pulumi/github/provider";

/**
 * GitHub, with the token of whoever deploys, from the variable `GITHUB_TOKEN`. Handed over, the token is a secret; read by the
 * SDK itself it would stand in plain state, and in each preview that a pipeline keeps and compares.
 *
 * @param owner of the repositories.
 */
export function githubProvider(name: string, owner: string): Provider {
    const { GITHUB_TOKEN: token } = process.env;
    return new Provider(name, { owner, ...(token === undefined ? {} : { token }) });
}
