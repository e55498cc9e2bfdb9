/** The id at the end of an ARN: `vpc-123` of `arn:aws:ec2:eu-west-1:111122223333:vpc/vpc-123`. */
export function idOf(arn: string): string {
    return arn.slice(arn.lastIndexOf("/") + 1);
}
