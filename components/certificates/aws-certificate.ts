import * as pulumi from "@pulumi/pulumi";
import { Certificate } from "@pulumi/aws/acm/certificate";
import { CertificateValidation } from "@pulumi/aws/acm/certificateValidation";
import { Record as Route53Record } from "@pulumi/aws/route53/record";

import { known, rejectFaults, type Fault } from "../shared/arguments";
import { eachOnce, matches } from "../shared/argument-rules";
import { namedTags } from "../shared/aws-tags";
import type { AwsDnsZoneReference } from "../dns-zone/aws-dns-zone";

export interface AwsCertificateArgs {
    /**
     * The names that the certificate is good for, lower case; `*.` at the beginning stands for one label. The first has at
     * most 64 characters. A change replaces the certificate, the new one first.
     */
    readonly domainNames: string[];
    /** The zone that all of them lie in: an `AwsDnsZone`, or the facts of another. Its domain must be delegated. */
    readonly zone: AwsDnsZoneReference;
    /**
     * Tags of the certificate.
     * @default {}
     */
    readonly tags?: pulumi.Input<Record<string, pulumi.Input<string>>>;
}

/**
 * A certificate by AWS Certificate Manager, for a load balancer of the same region. ACM renews it as long as the records
 * that prove the domain stay. They are the same for all certificates of an account that name the domain.
 */
export class AwsCertificate extends pulumi.ComponentResource {
    /** ARN of the certificate. It is known once the certificate is issued. */
    readonly certificateArn: pulumi.Output<string>;

    constructor(name: string, args: AwsCertificateArgs, opts?: pulumi.ComponentResourceOptions) {
        rejectFaults("AwsCertificate", name, awsCertificateFaults(args));
        super("fairlead:index:AwsCertificate", name, {}, opts);

        const [domainName, ...others] = args.domainNames;
        const certificate = new Certificate(
            name,
            {
                domainName,
                subjectAlternativeNames: others,
                validationMethod: "DNS",
                tags: namedTags(name, args.tags),
            },
            { parent: this },
        );
        const proofs = provenDomains(args.domainNames).map((domain) =>
            this.createProof(`${name}-${domain}`, domain, certificate, args.zone),
        );
        const validation = new CertificateValidation(
            name,
            { certificateArn: certificate.arn, validationRecordFqdns: proofs.map(({ fqdn }) => fqdn) },
            { parent: this },
        );

        this.certificateArn = validation.certificateArn;
        this.registerOutputs({ certificateArn: this.certificateArn });
    }

    private createProof(
        child: string,
        domain: string,
        certificate: Certificate,
        { hostedZoneId }: AwsDnsZoneReference,
    ): Route53Record {
        const option = certificate.domainValidationOptions.apply((options) => {
            const found = options.find(({ domainName }) => provenDomain(domainName) === domain);
            if (found === undefined) {
                const names = options.map(({ domainName }) => domainName).join(", ");
                throw new Error(
                    `Expected ACM to say how ${domain} is proven, found ${names}; refresh the stack, then update it again.`,
                );
            }
            return found;
        });
        return new Route53Record(
            child,
            {
                zoneId: hostedZoneId,
                name: option.resourceRecordName,
                type: option.resourceRecordType,
                records: [option.resourceRecordValue],
                ttl: 300,
                // Another certificate of the account for this domain has the very same record.
                allowOverwrite: true,
            },
            { parent: this },
        );
    }
}

/** The domains that are proven, each once: a wildcard is proven by the domain it stands under. */
export function provenDomains(domainNames: readonly string[]): string[] {
    return [...new Set(domainNames.map(provenDomain))];
}

function provenDomain(domainName: string): string {
    return domainName.replace(/^\*\./, "");
}

/** Names that ACM takes in one certificate unless a higher quota was asked for. */
const mostNames = 10;

/** What is wrong with the arguments, before anything is created. */
export function awsCertificateFaults({ domainNames, zone }: AwsCertificateArgs): Fault[] {
    const path = "domainNames";
    const zoneName = known(zone.zoneName);
    const faults = domainNames.flatMap((got, index): Fault[] => [
        ...matches(
            `${path}[${index}]`,
            got,
            index === 0
                ? /^(?=.{1,64}$)(\*\.)?([a-z0-9-]+\.)+[a-z0-9-]+$/
                : /^(?=.{1,253}$)(\*\.)?([a-z0-9-]+\.)+[a-z0-9-]+$/,
            `a name of at most ${index === 0 ? 64 : 253} characters in lower case, with * only as the first label`,
            "write it as in www.example.com or *.example.com",
        ),
        ...(zoneName === undefined || provenDomain(got) === zoneName || got.endsWith(`.${zoneName}`)
            ? []
            : [
                  {
                      path: `${path}[${index}]`,
                      expected: `a name in the zone ${zoneName}`,
                      got,
                      repair: "choose the zone it lies in",
                  },
              ]),
    ]);
    faults.push(...eachOnce(path, domainNames, "name"));
    return domainNames.length >= 1 && domainNames.length <= mostNames
        ? faults
        : [...faults, { path, expected: `1 to ${mostNames} names`, got: domainNames.length, repair: "name as many" }];
}
