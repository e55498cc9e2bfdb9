/** An ARN that no other resource has. */
export function awsArn(type: string, name: string): string {
    return `arn:aws:${type.split(":")[1]?.split("/")[0] ?? ""}:eu-central-1:123456789012:${name}`;
}

/** What AWS adds to a resource, as far as components use it. */
export function awsOutputs(
    type: string,
    name: string,
    inputs: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
    const physicalName = typeof inputs.name === "string" ? inputs.name : name;
    const outputs: Record<string, Record<string, unknown>> = {
        "aws:acm/certificate:Certificate": { domainValidationOptions: proofsOf(inputs) },
        "aws:ec2/eip:Eip": { allocationId: `allocation-of-${name}`, publicIp: "198.51.100.8" },
        "aws:ec2/vpc:Vpc": { ownerId: "123456789012", region: "eu-central-1" },
        "aws:ecr/repository:Repository": {
            repositoryUrl: `123456789012.dkr.ecr.eu-central-1.amazonaws.com/${physicalName}`,
        },
        "aws:lb/loadBalancer:LoadBalancer": {
            dnsName: `${name}.elb.eu-central-1.amazonaws.com`,
            zoneId: "Z3F0SRJ5LGBH90",
        },
        "aws:rds/cluster:Cluster": {
            arn: `arn:aws:rds:eu-central-1:123456789012:cluster:${name}`,
            endpoint: `${name}.cluster-abcdefghijkl.eu-central-1.rds.amazonaws.com`,
            clusterResourceId: `cluster-of-${name}`,
            masterUserSecrets: [{ secretArn: `arn:aws:secretsmanager:eu-central-1:123456789012:secret:rds!${name}` }],
        },
        "aws:route53/keySigningKey:KeySigningKey": { dsRecord: "12345 13 2 0123456789ABCDEF" },
        "aws:route53/record:Record": { fqdn: inputs.name },
        "aws:route53/zone:Zone": {
            arn: "arn:aws:route53:::hostedzone/Z0123456789EXAMPLE",
            zoneId: "Z0123456789EXAMPLE",
            nameServers: ["ns-1.awsdns-01.org", "ns-2.awsdns-02.net"],
        },
    };
    return { name: physicalName, arn: awsArn(type, name), ...outputs[type] };
}

/** ACM proves a wildcard and the domain it stands under by one record. */
function proofsOf({ domainName, subjectAlternativeNames = [] }: Readonly<Record<string, unknown>>): object[] {
    return [domainName, subjectAlternativeNames]
        .flat()
        .map(String)
        .map((name) => ({
            domainName: name,
            resourceRecordName: `_proof.${name.replace("*.", "")}.`,
            resourceRecordType: "CNAME",
            resourceRecordValue: "_answer.acm-validations.aws.",
        }));
}
