/**
 * The tags that every resource of an environment carries, where its cloud has tags.
 *
 * @param project the Pulumi project.
 * @param stack the Pulumi stack.
 * @param own the environment's own tags; they win.
 */
export function environmentTags(
    project: string,
    stack: string,
    own: Readonly<Record<string, string>>,
): Record<string, string> {
    return { project, environment: stack, "managed-by": "pulumi", ...own };
}
