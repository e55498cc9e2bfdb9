import { podImageDigest } from "../../../policy/kubernetes/pod-image-digest";
import { podImageTag } from "../../../policy/kubernetes/pod-image-tag";
import { podPlainSecrets } from "../../../policy/kubernetes/pod-plain-secrets";
import { podProbes } from "../../../policy/kubernetes/pod-probes";
import { podResources } from "../../../policy/kubernetes/pod-resources";
import { podToken } from "../../../policy/kubernetes/pod-token";
import { describeRule } from "../rule-cases";
import { compliant, container, deployment, digest, inside } from "./pod-cases";

describe("Rules on what pods are made of", () => {
    describeRule(podResources, {
        compliant,
        broken: {
            "a container without any": {
                change: { [`${container}.resources`]: undefined },
                findings: ["requests.cpu", "requests.memory", "limits.memory"].map(
                    (name) => `${container}.resources.${name}: expected a quantity above 0, found nothing`,
                ),
            },
            "what is no quantity": {
                change: {
                    [`${container}.resources.limits.memory`]: "plenty",
                    [`${container}.resources.requests.cpu`]: "0",
                },
                findings: [
                    `${container}.resources.requests.cpu: expected a quantity above 0, found "0"`,
                    `${container}.resources.limits.memory: expected a quantity above 0, found "plenty"`,
                ],
            },
        },
        unknown: [`${container}.resources.limits.memory`],
    });

    describeRule(podProbes, {
        compliant: { "a deployment that is asked": deployment },
        broken: {
            "a pod that nobody asks": {
                change: {
                    [`${container}.readinessProbe`]: undefined,
                    [`${container}.livenessProbe`]: { periodSeconds: 5 },
                },
                findings: [
                    `${container}.readinessProbe: expected a probe, found nothing`,
                    `${container}.livenessProbe: expected a probe, found {"periodSeconds":5}`,
                ],
            },
        },
        unknown: [`${container}.readinessProbe`],
    });

    describeRule(podToken, {
        compliant,
        broken: {
            "a pod that takes the token": {
                change: { [`${inside}.automountServiceAccountToken`]: undefined },
                findings: [`${inside}.automountServiceAccountToken: expected false, found nothing`],
            },
        },
        unknown: [`${inside}.automountServiceAccountToken`],
    });

    describeRule(podImageDigest, {
        compliant,
        broken: {
            "a tag": {
                change: { [`${container}.image`]: "web:1.2.3" },
                findings: [`${container}.image: expected an image with @sha256:…, found "web:1.2.3"`],
            },
            "a digest that is cut short": {
                change: { [`${container}.image`]: "web@sha256:0123" },
                findings: [`${container}.image: expected an image with @sha256:…, found "web@sha256:0123"`],
            },
        },
        unknown: [`${container}.image`],
    });

    describeRule(podImageTag, {
        compliant: {
            ...compliant,
            "a digest alone": {
                properties: { spec: { containers: [{ name: "web", image: `web@${digest}` }] } },
                type: "kubernetes:core/v1:Pod",
            },
        },
        broken: {
            "no tag": {
                change: { [`${container}.image`]: "registry.example.com:5000/web" },
                findings: [`${container}.image: expected a version, found "registry.example.com:5000/web"`],
            },
            "the latest": {
                change: { [`${container}.image`]: "web:latest@sha256:0123" },
                findings: [`${container}.image: expected a version, found "web:latest@sha256:0123"`],
            },
        },
        unknown: [`${container}.image`],
    });

    describeRule(podPlainSecrets, {
        compliant,
        broken: {
            "a password by its name": {
                change: { [`${container}.env[2]`]: { name: "DB_PASSWORD", value: "hunter2hunter2" } },
                findings: [
                    `${container}.env[2].value: expected a reference to a Secret, found "the text of DB_PASSWORD"`,
                ],
            },
            "keys by their form, in arguments": {
                change: {
                    [`${container}.command`]: ["web", "--key", `AKIA${"A".repeat(16)}`],
                    [`${container}.args`]: ["--api-key=abcdef0123"],
                },
                findings: [
                    `${container}.command[2]: expected a reference to a Secret, found "an access key of AWS"`,
                    `${container}.args[0]: expected a reference to a Secret, found "a secret among other text"`,
                ],
            },
        },
        unknown: [`${container}.env[0].value`],
    });
});
