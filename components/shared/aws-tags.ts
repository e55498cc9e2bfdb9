import * as pulumi from "@pulumi/pulumi";

/**
 * The tags of a resource: those of its component, and `Name`, by which AWS's console shows it.
 *
 * @param required tags that something depends on; they win.
 */
export function namedTags(
    name: string,
    tags: pulumi.Input<Record<string, pulumi.Input<string>>> | undefined,
    required: Readonly<Record<string, string>> = {},
): pulumi.Output<Record<string, string>> {
    return pulumi.output(tags ?? {}).apply((given): Record<string, string> => ({ Name: name, ...given, ...required }));
}
