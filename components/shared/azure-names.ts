import type * as pulumi from "@pulumi/pulumi";
import { getClientConfigOutput } from "@pulumi/azure-native/authorization";

import { worldwideName } from "./names";

/**
 * A name for a resource whose name must be unique in the world: that of its component, and a digest of it and of the
 * subscription.
 *
 * @param most the greatest length Azure takes.
 * @param parent the component, whose provider knows the subscription.
 */
export function freeName(name: string, most: number, parent: pulumi.Resource): pulumi.Output<string> {
    return getClientConfigOutput({ parent }).apply(({ subscriptionId }) => worldwideName(name, subscriptionId, most));
}
