/**
 * The region that an ARN names.
 *
 * @throws Error if the text is no ARN of something in a region.
 */
export function regionOf(arn: string): string {
    const region = /^arn:[^:]+:[^:]+:([^:]+):/.exec(arn)?.[1];
    if (region === undefined) {
        throw new Error(
            "Expected the ARN of something in a region, such as arn:aws:eks:eu-west-1:111122223333:cluster/dev, " +
                `got ${JSON.stringify(arn)}; pass the resource's arn output.`,
        );
    }
    return region;
}

/** The ARN of a policy that AWS manages, by what follows `policy/` in it. */
export function managedPolicyArn(policy: string): string {
    return `arn:aws:iam::aws:policy/${policy}`;
}
