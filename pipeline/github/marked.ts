/** Who writes with the token of a workflow. */
const workflows = "github-actions[bot]";

/** A comment or an issue, as far as it is looked at to find ours. */
interface Written {
    readonly body?: string | null | undefined;
    readonly user?: { readonly login: string } | null;
}

/** What begins a text that is kept up to date, by its purpose. */
export function marker(purpose: string): string {
    return `<!-- fairlead:${purpose} -->`;
}

/** True for what a workflow of ours wrote for this purpose. The mark alone does not count: anybody can write it. */
export function isOurs({ body, user }: Written, purpose: string): boolean {
    return user?.login === workflows && (body ?? "").startsWith(marker(purpose));
}
