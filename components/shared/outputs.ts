import * as pulumi from "@pulumi/pulumi";

/**
 * A text that is known once others are, too: what uses it is created after everything these come from, and deleted before.
 * It is how one value tells another resource to wait without naming the resources behind it.
 */
export function knownAfter(text: pulumi.Input<string>, others: pulumi.Input<string>[]): pulumi.Output<string> {
    return pulumi.all([text, pulumi.all(others)]).apply(([known]) => known);
}
