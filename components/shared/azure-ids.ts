/**
 * The subscription an ARM id names.
 *
 * @throws Error if the text is no ARM id.
 */
export function subscriptionOf(armId: string): string {
    return partOf(armId, /^\/subscriptions\/([^/]+)/i);
}

/**
 * The id of the resource group that an ARM id lies in.
 *
 * @throws Error if the text is no ARM id of something in a resource group.
 */
export function resourceGroupIdOf(armId: string): string {
    return partOf(armId, /^(\/subscriptions\/[^/]+\/resourceGroups\/[^/]+)/i);
}

/**
 * The name of the resource group that an ARM id lies in.
 *
 * @throws Error if the text is no ARM id of something in a resource group.
 */
export function resourceGroupNameOf(armId: string): string {
    return partOf(armId, /^\/subscriptions\/[^/]+\/resourceGroups\/([^/]+)/i);
}

/**
 * The name of the resource that an ARM id ends with.
 *
 * @throws Error if the text is no ARM id.
 */
export function nameOf(armId: string): string {
    return partOf(armId, /^\/subscriptions\/.*\/([^/]+)$/i);
}

/**
 * The name of the virtual network that a subnet's ARM id names.
 *
 * @throws Error if the text is no ARM id of a subnet.
 */
export function virtualNetworkNameOf(subnetId: string): string {
    return partOf(subnetId, /^\/subscriptions\/.*\/virtualNetworks\/([^/]+)\/subnets\//i);
}

function partOf(armId: string, pattern: RegExp): string {
    const part = pattern.exec(armId)?.[1];
    if (part === undefined) {
        throw new Error(
            "Expected the ARM id of an Azure resource, such as /subscriptions/<id>/resourceGroups/<name>/providers/…, " +
                `got ${JSON.stringify(armId)}; pass the resource's id output.`,
        );
    }
    return part;
}
