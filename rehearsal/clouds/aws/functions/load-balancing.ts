import { ProviderError } from "../../simulation/errors";
import type { FunctionRule } from "../../simulation/package";
import { type ValueMap, textOf } from "../../simulation/values";
import { placeOf } from "../place";

/**
 * By region: the hosted zones that alias records of application and network load balancers name, and the account that
 * writes access logs. Sources: `hosted_zone_id_data_source.go` in `internal/service/elbv2` and
 * `service_account_data_source.go` in `internal/service/elb` of terraform-provider-aws.
 */
const regions: Readonly<Record<string, string>> = {
    "af-south-1": "Z268VQBMOI5EKX Z203XCE67M25HM 098369216593",
    "ap-east-1": "Z3DQVH9N71FHZ0 Z12Y7K3UBGUAD1 754344448648",
    "ap-northeast-1": "Z14GRHDCWA56QT Z31USIVHYNEOWT 582318560864",
    "ap-northeast-2": "ZWKZPGTI48KDX ZIBE1TIR4HY56 600734575887",
    "ap-northeast-3": "Z5LXEXXYW11ES Z1GWIQ4HH19I5X 383597477331",
    "ap-south-1": "ZP97RAFLXTNZK ZVDDRBQ08TROA 718504428378",
    "ap-south-2": "Z0173938T07WNTVAEPZN Z0711778386UTO08407HT",
    "ap-southeast-1": "Z1LMS91P8CMLE5 ZKVM4W9LS7TM 114774131450",
    "ap-southeast-2": "Z1GM3OXH4ZPM65 ZCT6FZBF4DROD 783225319266",
    "ap-southeast-3": "Z08888821HLRG5A9ZRTER Z01971771FYVNCOVWJU1G 589379963580",
    "ca-central-1": "ZQSVJUPU6J1EY Z2EPGBW3API2WT 985666609251",
    "cn-north-1": "Z1GDH35T77C1KE Z3QFB96KMJ7ED6 638102146993",
    "cn-northwest-1": "ZM7IZAIOVVDZF ZQEIKTCZ8352D 037604701340",
    "eu-central-1": "Z215JYRZR1TBD5 Z3F0SRJ5LGBH90 054676820928",
    "eu-central-2": "Z06391101F2ZOEP8P5EB3 Z02239872DOALSIDCX66S",
    "eu-north-1": "Z23TAZ6LKFMNIO Z1UDT6IFJ4EJM 897822967062",
    "eu-south-1": "Z3ULH7SSC9OV64 Z23146JA1KNAFP 635631232127",
    "eu-south-2": "Z0956581394HF5D5LXGAP Z1011216NVTVYADP1SSV",
    "eu-west-1": "Z32O12XQLNTSW2 Z2IFOLAFXWLO4F 156460612806",
    "eu-west-2": "ZHURV8PSTC4K8 ZD4D7Y8KGAS4G 652711504416",
    "eu-west-3": "Z3Q77PNBQS71R4 Z1CMS0P5QUZ6D5 009996457667",
    "me-central-1": "Z08230872XQRWHG2XF6I Z00282643NTTLPANJJG2P",
    "me-south-1": "ZS929ML54UICD Z3QSRYVP46NYYV 076674570225",
    "sa-east-1": "Z2P70J7HTTTPLU ZTK26PT1VY4CU 507241528517",
    "us-east-1": "Z35SXDOTRQ7X7K Z26RNL4JYFTOTI 127311923021",
    "us-east-2": "Z3AADJGX6KTTL2 ZLMOA37VPKANP 033677994240",
    "us-gov-east-1": "Z166TLBEWOO7G0 Z1ZSMQQ6Q24QQ8 190560391635",
    "us-gov-west-1": "Z33AYJ8TM3BH4J ZMG1MZ2THAWF1 048591011584",
    "us-west-1": "Z368ELLRRE2KJ0 Z24FKFUX50B4VW 027434742980",
    "us-west-2": "Z1H1FL5HABSF5 Z18D5FSROUN65G 797873946194",
};

/** The hosted zone that names the addresses of a region's load balancers. */
export function loadBalancerZone(region: string, type: string): string | undefined {
    return regions[region]?.split(" ")[type === "network" ? 1 : 0];
}

export const loadBalancingFunctions: Readonly<Record<string, FunctionRule>> = Object.fromEntries([
    ...["lb", "alb", "applicationloadbalancing", "elasticloadbalancingv2", "elb", "elasticloadbalancing"].map(
        (module): [string, FunctionRule] => [`aws:${module}/getHostedZoneId:getHostedZoneId`, hostedZoneId],
    ),
    ...["elb", "elasticloadbalancing"].map((module): [string, FunctionRule] => [
        `aws:${module}/getServiceAccount:getServiceAccount`,
        serviceAccount,
    ]),
]);

function hostedZoneId(args: ValueMap, { config }: Parameters<FunctionRule>[1]): ValueMap {
    const { region } = placeOf(args, config);
    const type = textOf(args, "loadBalancerType") ?? "application";
    return { ...args, id: loadBalancerZone(region, type) ?? unsupported(region), region };
}

function serviceAccount(args: ValueMap, { config }: Parameters<FunctionRule>[1]): ValueMap {
    const { region, partition } = placeOf(args, config);
    const account = regions[region]?.split(" ")[2] ?? unsupported(region);
    return { ...args, id: account, arn: `arn:${partition}:iam::${account}:root`, region };
}

function unsupported(region: string): never {
    throw new ProviderError(`unsupported AWS Region: ${region}`);
}
