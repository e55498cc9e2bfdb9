import { check, conflicting, exactlyOne, isGiven, matches, oneOf } from "../../bridged/checks";
import type { Context, Draft, TypeRules } from "../../simulation/package";
import { failIf, part, parts } from "../../simulation/parts";
import type { CheckFailure } from "../../simulation/provider";
import { type Value, type ValueMap, textOf } from "../../simulation/values";
import { type Refusal, refused } from "../errors";
import { loadBalancerZone } from "../functions/load-balancing";
import { partId } from "../identity";
import { known, placesOf, texts, twin } from "../lookup";
import { placeOf } from "../place";

const balancer = "aws:lb/loadBalancer:LoadBalancer";

/** Source: `validName` in `internal/service/elbv2/validate.go`. */
const balancerName = (value: Value, name: string) =>
    matches(/^[0-9A-Za-z-]*$/, "only alphanumeric characters and hyphens allowed")(value, name) ??
    matches(/^(?!-)/, "cannot begin with a hyphen")(value, name) ??
    matches(/(^|[^-])$/, "cannot end with a hyphen")(value, name) ??
    matches(/^.{0,32}$/, "cannot be longer than 32 characters")(value, name) ??
    matches(/^(?!internal-)/, "cannot begin with 'internal-'")(value, name);

/** Sources: `internal/service/elbv2` of terraform-provider-aws, and the errors of the Elastic Load Balancing API. */
const types: Readonly<Record<string, TypeRules>> = {
    "loadBalancer:LoadBalancer": {
        check: (inputs) => [
            ...check({ name: balancerName, loadBalancerType: oneOf("application", "network", "gateway") })(inputs),
            ...exactlyOne(inputs, "subnetMappings", "subnets"),
            ...conflicting(inputs, "name", "namePrefix"),
        ],
        beforeCreate: refuseZones,
        beforeDelete: ({ id, outputs }) => {
            if (outputs.enableDeletionProtection === true) {
                throw refused(
                    `deleting ELBv2 Load Balancer (${id})`,
                    elb(
                        "DeleteLoadBalancer",
                        "OperationNotPermitted",
                        `Load balancer '${id}' cannot be deleted because deletion protection is enabled`,
                    ),
                );
            }
        },
        outputs: balancerOutputs,
    },
    "targetGroup:TargetGroup": {
        check: (inputs) => [
            ...check({ name: balancerName, targetType: oneOf("instance", "ip", "lambda", "alb") })(inputs),
            ...conflicting(inputs, "name", "namePrefix"),
            ...checkTargetGroup(inputs),
        ],
        beforeCreate: ({ id, type, inputs }, context) => {
            if (
                twin(
                    context,
                    type,
                    id,
                    { ...inputs, region: placeOf(inputs, context.config).region },
                    "name",
                    "region",
                ) !== undefined
            ) {
                throw refused(
                    `creating ELBv2 Target Group (${textOf(inputs, "name") ?? ""})`,
                    elb(
                        "CreateTargetGroup",
                        "DuplicateTargetGroupName",
                        `A target group with the same name '${textOf(inputs, "name") ?? ""}' exists, but with different settings`,
                    ),
                );
            }
        },
        outputs: targetGroupOutputs,
    },
    "listener:Listener": {
        check: ({ protocol, certificateArn, defaultActions }) => [
            ...failIf(
                (protocol === "HTTPS" || protocol === "TLS") && certificateArn === undefined,
                `certificate_arn is required where the protocol is ${JSON.stringify(protocol)}`,
            ),
            ...failIf(
                Array.isArray(defaultActions) && defaultActions.length === 0,
                "expected at least one default action",
            ),
        ],
        beforeCreate: ({ id, type, inputs }, context) => {
            if (twin(context, type, id, inputs, "loadBalancerArn", "port") !== undefined) {
                const arn = textOf(inputs, "loadBalancerArn") ?? "";
                throw refused(
                    "creating ELBv2 Listener",
                    elb(
                        "CreateListener",
                        "DuplicateListener",
                        `A listener already exists on this port for this load balancer '${arn}'`,
                    ),
                );
            }
        },
        outputs: ({ inputs }, context) => {
            const type = known(context, balancer, inputs.loadBalancerArn)?.outputs.loadBalancerType ?? "application";
            const isEncrypted = inputs.protocol === "HTTPS" || inputs.protocol === "TLS";
            return {
                alpnPolicy: inputs.alpnPolicy ?? null,
                defaultActions: parts(inputs, "defaultActions").map((action, index) => ({
                    order: index + 1,
                    ...action,
                })),
                protocol: inputs.protocol ?? (type === "application" ? "HTTP" : "TCP"),
                sslPolicy: inputs.sslPolicy ?? (isEncrypted ? "ELBSecurityPolicy-2016-08" : ""),
                tcpIdleTimeoutSeconds: inputs.tcpIdleTimeoutSeconds ?? (type === "network" ? 350 : null),
            };
        },
    },
    "listenerRule:ListenerRule": {
        check: ({ priority }) =>
            failIf(
                typeof priority === "number" && (priority < 1 || priority > 50_000),
                `expected priority to be in the range (1 - 50000), got ${JSON.stringify(priority)}`,
            ),
        outputs: ({ id, inputs }) => ({
            actions: parts(inputs, "actions").map((action, index) => ({ order: index + 1, ...action })),
            priority: inputs.priority ?? (Number.parseInt(partId(id, "priority", 4), 16) % 50_000) + 1,
        }),
    },
};

/** The same types under all names that the SDK has for them. */
export const loadBalancingTypes: Readonly<Record<string, TypeRules>> = Object.fromEntries(
    ["lb", "alb", "applicationloadbalancing", "elasticloadbalancingv2"].flatMap((module) =>
        Object.entries(types).map(([type, rules]): [string, TypeRules] => [`aws:${module}/${type}`, rules]),
    ),
);

function elb(operation: string, code: string, message: string): Refusal {
    return { service: "Elastic Load Balancing v2", operation, code, message };
}

function subnetsOf(inputs: ValueMap): string[] {
    const mapped = parts(inputs, "subnetMappings").flatMap((mapping) => textOf(mapping, "subnetId") ?? []);
    return mapped.length > 0 ? mapped : texts(inputs, "subnets");
}

/** An application load balancer is in two zones at least; no load balancer twice in one. */
function refuseZones({ inputs }: Draft, context: Context): void {
    const type = textOf(inputs, "loadBalancerType") ?? "application";
    const doing = `creating ELBv2 ${type} Load Balancer (${textOf(inputs, "name") ?? ""})`;
    const subnets = subnetsOf(inputs);
    const { areKnown, zones } = placesOf(context, subnets);
    if (type === "application" && (subnets.length < 2 || (areKnown && new Set(zones).size < 2))) {
        throw refused(
            doing,
            elb(
                "CreateLoadBalancer",
                "ValidationError",
                "At least two subnets in two different Availability Zones must be specified",
            ),
        );
    }
    if (areKnown && new Set(zones).size < zones.length) {
        throw refused(
            doing,
            elb(
                "CreateLoadBalancer",
                "InvalidConfigurationRequest",
                "A load balancer cannot be attached to multiple subnets in the same Availability Zone",
            ),
        );
    }
}

function balancerOutputs({ id, inputs }: Draft & { readonly id: string }, context: Context): ValueMap {
    const { region, dnsSuffix } = placeOf(inputs, context.config);
    const type = textOf(inputs, "loadBalancerType") ?? "application";
    const suffix = id.slice(id.indexOf(":loadbalancer/") + ":loadbalancer/".length);
    const [, name = "", number = ""] = suffix.split("/");
    const isInternal = inputs.internal === true;
    const subnets = subnetsOf(inputs);
    return {
        arnSuffix: suffix,
        dnsName:
            type === "application"
                ? `${isInternal ? "internal-" : ""}${name}-${String(Number.parseInt(number.slice(0, 8), 16))}.${region}.elb.${dnsSuffix}`
                : `${name}-${number}.elb.${region}.${dnsSuffix}`,
        enablePrefixForIpv6SourceNat: inputs.enablePrefixForIpv6SourceNat ?? "off",
        enforceSecurityGroupInboundRulesOnPrivateLinkTraffic:
            inputs.enforceSecurityGroupInboundRulesOnPrivateLinkTraffic ?? (type === "network" ? "on" : ""),
        internal: isInternal,
        ipAddressType: inputs.ipAddressType ?? "ipv4",
        loadBalancerType: type,
        name,
        securityGroups: inputs.securityGroups ?? [],
        subnetMappings: inputs.subnetMappings ?? subnets.map((subnetId) => ({ subnetId, outpostId: "" })),
        subnets,
        vpcId: placesOf(context, subnets).vpcId ?? `vpc-${partId(id, "vpc")}`,
        zoneId: loadBalancerZone(region, type) ?? `Z${partId(region, "zone", 13).toUpperCase()}`,
    };
}

/** Source: `resourceTargetGroupCustomizeDiff` and `resourceTargetGroupCreate`. */
function checkTargetGroup(inputs: ValueMap): CheckFailure[] {
    const type = textOf(inputs, "targetType") ?? "instance";
    const missing = type === "lambda" ? [] : ["port", "protocol", "vpcId"].filter((name) => !isGiven(inputs, name));
    return missing.map((name) => ({
        property: "",
        reason: `Attribute "${name}" must be specified when "targetType" is "${type}".`,
    }));
}

function targetGroupOutputs({ id, inputs }: Draft & { readonly id: string }): ValueMap {
    const protocol = textOf(inputs, "protocol") ?? "";
    const isHttp = protocol === "HTTP" || protocol === "HTTPS";
    const given = part(inputs, "healthCheck");
    const checks = textOf(given, "protocol") ?? (isHttp ? "HTTP" : "TCP");
    return {
        arnSuffix: id.slice(id.indexOf(":targetgroup/") + 1),
        connectionTermination: inputs.connectionTermination ?? false,
        deregistrationDelay: inputs.deregistrationDelay ?? 300,
        healthCheck: {
            enabled: true,
            healthyThreshold: isHttp ? 5 : 3,
            interval: 30,
            matcher: checks.startsWith("HTTP") ? "200" : "",
            path: checks.startsWith("HTTP") ? "/" : "",
            port: "traffic-port",
            protocol: checks,
            timeout: isHttp ? 5 : 10,
            unhealthyThreshold: isHttp ? 2 : 3,
            ...given,
        },
        ipAddressType: inputs.ipAddressType ?? "ipv4",
        loadBalancingAlgorithmType: inputs.loadBalancingAlgorithmType ?? (isHttp ? "round_robin" : ""),
        loadBalancingAnomalyMitigation: inputs.loadBalancingAnomalyMitigation ?? (isHttp ? "off" : ""),
        loadBalancingCrossZoneEnabled: inputs.loadBalancingCrossZoneEnabled ?? "use_load_balancer_configuration",
        preserveClientIp: inputs.preserveClientIp ?? (isHttp ? "" : String(inputs.targetType !== "ip")),
        protocolVersion: inputs.protocolVersion ?? (isHttp ? "HTTP1" : ""),
        slowStart: inputs.slowStart ?? 0,
        stickiness: inputs.stickiness ?? {
            cookieDuration: 86_400,
            cookieName: "",
            enabled: false,
            type: isHttp ? "lb_cookie" : "source_ip",
        },
        targetType: inputs.targetType ?? "instance",
    };
}
