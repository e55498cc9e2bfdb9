import * as pulumi from "@pulumi/pulumi";

/**
 * A text that is known once others are, too: what uses it is created after everything these come from, and deleted before.
 * It is how one value tells another resource to wait without naming the resources behind it.
 *
 * @param others outputs that a preview knows of a resource yet to be created, such as an input that it gives back. Of others,
 * a preview would conclude that everything behind the text may change, and show it as replaced.
 */
export function knownAfter(text: pulumi.Input<string>, others: pulumi.Input<string>[]): pulumi.Output<string> {
    return pulumi.all([text, pulumi.all(others)]).apply(([known]) => known);
}
