import { createHash } from "node:crypto";

import { check, conflicting, exactlyOne, isGiven, lengthBetween } from "../../bridged/checks";
import { ProviderError } from "../../simulation/errors";
import { simulatedTime } from "../../simulation/invent";
import { hexOf, numberOf } from "../../simulation/names";
import type { Context, Draft, TypeRules } from "../../simulation/package";
import { failIf } from "../../simulation/parts";
import { type ValueMap, textOf } from "../../simulation/values";
import { type Refusal, refused } from "../errors";
import { known, texts } from "../lookup";

const zone = "aws:route53/zone:Zone";
const record = "aws:route53/record:Record";
const certificate = "aws:acm/certificate:Certificate";

/** Sources: `internal/service/{route53,acm}` of terraform-provider-aws, and the errors of the Route 53 API. */
export const dnsTypes: Readonly<Record<string, TypeRules>> = {
    [zone]: {
        check: (inputs) => [
            ...check({ name: lengthBetween(1, 1024), comment: lengthBetween(0, 256) })(inputs),
            ...conflicting(inputs, "delegationSetId", "vpcs"),
        ],
        outputs: ({ id, inputs }) => {
            const nameServers = isGiven(inputs, "vpcs")
                ? []
                : ["com", "net", "org", "co.uk"]
                      .map((domain, index) => {
                          const number = (numberOf(`${id}|${domain}`) % 512) + 512 * index;
                          return `ns-${String(number)}.awsdns-${String(number % 64).padStart(2, "0")}.${domain}`;
                      })
                      .sort();
            return {
                name: (textOf(inputs, "name") ?? "").replace(/\.$/, ""),
                nameServers,
                primaryNameServer: nameServers[0] ?? "",
                zoneId: id,
                delegationSetId: inputs.delegationSetId ?? null,
            };
        },
    },
    [record]: {
        check: (inputs) => [
            ...exactlyOne(inputs, "aliases", "records"),
            ...failIf(
                isGiven(inputs, "records") !== isGiven(inputs, "ttl"),
                "Missing required argument: all of `records,ttl` must be specified",
            ),
        ],
        id: (draft, context) => {
            const { name, zoneId, type, setIdentifier } = recordOf(draft, context);
            return [zoneId, name, type, ...(setIdentifier === "" ? [] : [setIdentifier])].join("_");
        },
        beforeCreate: refuseRecord,
        outputs: (draft, context) => ({ fqdn: fqdnOf(draft, context), name: textOf(draft.inputs, "name") ?? "" }),
    },
    "aws:route53/keySigningKey:KeySigningKey": {
        check: check({ name: lengthBetween(3, 128) }),
        outputs: ({ id }) => {
            const digest = hexOf(id, 64).toUpperCase();
            const tag = numberOf(id) % 65_536;
            const publicKey = Buffer.from(hexOf(`${id}|key`, 64)).toString("base64");
            return {
                digestAlgorithmMnemonic: "SHA-256",
                digestAlgorithmType: 2,
                digestValue: digest,
                dnskeyRecord: `257 3 13 ${publicKey}`,
                dsRecord: `${String(tag)} 13 2 ${digest}`,
                flag: 257,
                keyTag: tag,
                publicKey,
                signingAlgorithmMnemonic: "ECDSAP256SHA256",
                signingAlgorithmType: 13,
                status: "ACTIVE",
            };
        },
    },
    "aws:route53/queryLog:QueryLog": {
        beforeCreate: ({ inputs }) => {
            const arn = textOf(inputs, "cloudwatchLogGroupArn") ?? "";
            if (arn.startsWith("arn:") && arn.split(":")[3] !== "us-east-1") {
                throw refused(
                    "creating Route53 Query Logging Config",
                    route53(
                        "CreateQueryLoggingConfig",
                        "InvalidInput",
                        `The ARN for the CloudWatch Logs log group ${arn} is invalid: the log group must be in the us-east-1 region`,
                    ),
                );
            }
        },
    },
    [certificate]: {
        check: (inputs) => [
            ...conflicting(inputs, "domainName", "privateKey"),
            ...failIf(
                !isGiven(inputs, "domainName") && !isGiven(inputs, "privateKey"),
                "Invalid combination of arguments: one of `domainName,privateKey` must be specified",
            ),
        ],
        outputs: ({ inputs }) => ({
            domainValidationOptions: inputs.validationMethod === "EMAIL" ? [] : validationsOf(inputs),
            keyAlgorithm: inputs.keyAlgorithm ?? "RSA_2048",
            notAfter: "",
            notBefore: "",
            options: inputs.options ?? { certificateTransparencyLoggingPreference: "ENABLED", export: "DISABLED" },
            pendingRenewal: false,
            renewalEligibility: "INELIGIBLE",
            renewalSummaries: [],
            status: "PENDING_VALIDATION",
            subjectAlternativeNames: domainsOf(inputs),
            type: isGiven(inputs, "privateKey") ? "IMPORTED" : "AMAZON_ISSUED",
            validationEmails: [],
            validationMethod: inputs.validationMethod ?? "NONE",
        }),
    },
    "aws:acm/certificateValidation:CertificateValidation": {
        id: () => simulatedTime.replace("T", " ").replace("Z", " +0000 UTC"),
        beforeCreate: ({ inputs }, context) => {
            const wanted = validationsOf(known(context, certificate, inputs.certificateArn)?.inputs ?? {});
            const given = texts(inputs, "validationRecordFqdns").map((name) => name.replace(/\.$/, ""));
            const missing = wanted.flatMap(({ resourceRecordName: name }) =>
                given.includes(name.replace(/\.$/, "")) ? [] : [name.replace(/\.$/, "")],
            );
            if (given.length > 0 && missing.length > 0) {
                const lines = [...new Set(missing)].map((name) => `missing ${name} DNS validation record: ${name}`);
                throw new ProviderError(lines.join("\n"));
            }
        },
    },
};

function route53(operation: string, code: string, message: string): Refusal {
    return { service: "Route 53", operation, code, message };
}

/** The name with its zone's, whichever of them the program gave. Source: `expandRecordName` in `record.go`. */
function fqdnOf({ inputs }: Pick<Draft, "inputs">, context: Context): string {
    const name = (textOf(inputs, "name") ?? "").toLowerCase().replace(/\.$/, "");
    const suffix = textOf(known(context, zone, inputs.zoneId)?.outputs ?? {}, "name") ?? "";
    return suffix === "" || name === suffix || name.endsWith(`.${suffix}`)
        ? name
        : [name, suffix].filter(Boolean).join(".");
}

function recordOf(draft: Pick<Draft, "inputs">, context: Context) {
    const { inputs } = draft;
    return {
        name: fqdnOf(draft, context),
        zoneId: (textOf(inputs, "zoneId") ?? "").replace(/^\/hostedzone\//, ""),
        type: textOf(inputs, "type") ?? "",
        setIdentifier: textOf(inputs, "setIdentifier") ?? "",
    };
}

/** What Route 53 does not take beside what is there. */
function refuseRecord(draft: Draft & { readonly id: string }, context: Context): void {
    const { name, zoneId, type } = recordOf(draft, context);
    const refuse = (message: string) =>
        refused("creating Route53 Record", route53("ChangeResourceRecordSets", "InvalidChangeBatch", `[${message}]`));
    if (context.cloud.get(record, draft.id) !== undefined && draft.inputs.allowOverwrite !== true) {
        throw refuse(`Tried to create resource record set [name='${name}.', type='${type}'] but it already exists`);
    }
    const apex = textOf(known(context, zone, zoneId)?.outputs ?? {}, "name");
    if (type === "CNAME" && name === apex) {
        throw refuse(`RRSet of type CNAME with DNS name ${name}. is not permitted at apex in zone ${apex}.`);
    }
    const beside = context.cloud.find(record, (other) => {
        const { name: itsName, zoneId: itsZone, type: itsType } = recordOf(other, context);
        return itsName === name && itsZone === zoneId && itsType !== type && (type === "CNAME" || itsType === "CNAME");
    });
    if (beside !== undefined) {
        throw refuse(
            `RRSet of type ${type} with DNS name ${name}. is not permitted because a conflicting RRSet of type ${recordOf(beside, context).type} with the same DNS name already exists in zone ${apex ?? zoneId}.`,
        );
    }
}

function domainsOf(inputs: ValueMap): string[] {
    return [...new Set([textOf(inputs, "domainName") ?? [], texts(inputs, "subjectAlternativeNames")].flat())];
}

/** A domain and its wildcard are validated by the same record, which depends on the account and the domain alone. */
function validationsOf(inputs: ValueMap) {
    return domainsOf(inputs).map((domainName) => {
        const domain = domainName.replace(/^\*\./, "");
        const hash = (text: string) => createHash("md5").update(`acm|${text}|${domain}`).digest("hex");
        const validator = hash("zone")
            .replaceAll(/\d/g, (digit) => "ghijklmnop".charAt(Number(digit)))
            .slice(0, 10);
        return {
            domainName,
            resourceRecordName: `_${hash("name")}.${domain}.`,
            resourceRecordType: "CNAME",
            resourceRecordValue: `_${hash("value")}.${validator}.acm-validations.aws.`,
        };
    });
}
