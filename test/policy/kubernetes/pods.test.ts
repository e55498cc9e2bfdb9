import { podCapabilities } from "../../../policy/kubernetes/pod-capabilities";
import { podEscalation } from "../../../policy/kubernetes/pod-escalation";
import { podHighUser } from "../../../policy/kubernetes/pod-high-user";
import { podHostNamespaces } from "../../../policy/kubernetes/pod-host-namespaces";
import { podHostPorts } from "../../../policy/kubernetes/pod-host-ports";
import { podImageDigest } from "../../../policy/kubernetes/pod-image-digest";
import { podImageTag } from "../../../policy/kubernetes/pod-image-tag";
import { podKernel } from "../../../policy/kubernetes/pod-kernel";
import { podNonRoot } from "../../../policy/kubernetes/pod-non-root";
import { podPlainSecrets } from "../../../policy/kubernetes/pod-plain-secrets";
import { podPrivileged } from "../../../policy/kubernetes/pod-privileged";
import { podProbes } from "../../../policy/kubernetes/pod-probes";
import { podReadOnlyRoot } from "../../../policy/kubernetes/pod-read-only-root";
import { podResources } from "../../../policy/kubernetes/pod-resources";
import { podSeccomp } from "../../../policy/kubernetes/pod-seccomp";
import { podToken } from "../../../policy/kubernetes/pod-token";
import { podVolumes } from "../../../policy/kubernetes/pod-volumes";
import { describeRule } from "../rule-cases";

const digest = `sha256:${"0123456789abcdef".repeat(4)}`;

/** A pod with nothing to complain about. */
const pod = {
    automountServiceAccountToken: false,
    securityContext: { runAsNonRoot: true, runAsUser: 10_001, seccompProfile: { type: "RuntimeDefault" } },
    containers: [
        {
            name: "web",
            image: `registry.example.com:5000/web:1.2.3@${digest}`,
            ports: [{ containerPort: 8080 }],
            env: [
                { name: "LOG_LEVEL", value: "info" },
                { name: "PASSWORD_FILE", value: "/run/secrets/password" },
                { name: "PASSWORD", valueFrom: { secretKeyRef: { name: "login", key: "password" } } },
            ],
            command: ["web", "--token-file=/run/secrets/token"],
            resources: { requests: { cpu: "50m", memory: "64Mi" }, limits: { memory: "128Mi" } },
            readinessProbe: { httpGet: { path: "/readyz", port: 8080 } },
            livenessProbe: { tcpSocket: { port: 8080 } },
            securityContext: {
                allowPrivilegeEscalation: false,
                readOnlyRootFilesystem: true,
                capabilities: { drop: ["ALL"] },
            },
        },
    ],
    volumes: [{ name: "tmp", emptyDir: {} }],
};

const deployment = { spec: { template: { spec: pod } } };
const cronJob = {
    type: "kubernetes:batch/v1:CronJob",
    properties: { spec: { jobTemplate: { spec: { template: { spec: pod } } } } },
};
const compliant = {
    "a hardened deployment": { type: "kubernetes:apps/v1:Deployment", properties: deployment },
    "a hardened pod": { type: "kubernetes:core/v1:Pod", properties: { spec: pod } },
    "a hardened cron job": cronJob,
    "a patch that leaves everything else out": {
        type: "kubernetes:apps/v1:DeploymentPatch",
        properties: { spec: { template: { spec: { containers: [{ name: "web" }] } } } },
    },
};
const inside = "spec.template.spec";
const container = `${inside}.containers[0]`;
const context = `${container}.securityContext`;

describe("Rules on pods", () => {
    describeRule(podNonRoot, {
        compliant,
        broken: {
            "a pod that does not say": {
                change: { [`${inside}.securityContext.runAsNonRoot`]: undefined },
                findings: [
                    `${inside}.securityContext.runAsNonRoot: expected true for the container web, found nothing`,
                ],
            },
            "a container that overrules the pod": {
                change: { [`${context}.runAsNonRoot`]: false },
                findings: [`${context}.runAsNonRoot: expected true for the container web, found false`],
            },
            "a container that prepares a cron job": {
                of: "a hardened cron job",
                change: {
                    "spec.jobTemplate.spec.template.spec.initContainers": [
                        { name: "init", securityContext: { runAsNonRoot: false } },
                    ],
                },
                findings: [
                    "spec.jobTemplate.spec.template.spec.initContainers[0].securityContext.runAsNonRoot: expected true for the container init, found false",
                ],
            },
            "a patch that makes root of it": {
                of: "a patch that leaves everything else out",
                change: { [`${inside}.securityContext`]: { runAsNonRoot: false } },
                findings: [`${inside}.securityContext.runAsNonRoot: expected true for the container web, found false`],
            },
        },
        unknown: [`${inside}.securityContext.runAsNonRoot`],
    });

    describeRule(podHighUser, {
        compliant,
        broken: {
            "a user of the node": {
                change: { [`${inside}.securityContext.runAsUser`]: 1000 },
                findings: [`${inside}.securityContext.runAsUser: expected 10000 or more, found 1000`],
            },
            "root in one container": {
                change: { [`${context}.runAsUser`]: 0 },
                findings: [`${context}.runAsUser: expected 10000 or more, found 0`],
            },
            "the image's user": {
                change: { [`${inside}.securityContext.runAsUser`]: undefined },
                findings: [`${inside}.securityContext.runAsUser: expected 10000 or more, found nothing`],
            },
        },
        unknown: [`${inside}.securityContext.runAsUser`],
    });

    describeRule(podSeccomp, {
        compliant,
        broken: {
            "a pod that may make any system call": {
                change: { [`${inside}.securityContext.seccompProfile.type`]: "Unconfined" },
                findings: [
                    `${inside}.securityContext.seccompProfile.type: expected RuntimeDefault or Localhost, found "Unconfined"`,
                ],
            },
            "a container that overrules the pod": {
                change: { [`${context}.seccompProfile`]: { type: "Unconfined" } },
                findings: [`${context}.seccompProfile.type: expected RuntimeDefault or Localhost, found "Unconfined"`],
            },
            "no profile": {
                change: { [`${inside}.securityContext.seccompProfile`]: undefined },
                findings: [
                    `${inside}.securityContext.seccompProfile.type: expected RuntimeDefault or Localhost, found nothing`,
                ],
            },
        },
        unknown: [`${inside}.securityContext.seccompProfile.type`],
    });

    describeRule(podEscalation, {
        compliant,
        broken: {
            "a container that may": {
                change: { [`${context}.allowPrivilegeEscalation`]: true },
                findings: [`${context}.allowPrivilegeEscalation: expected false, found true`],
            },
            "a container that does not say": {
                change: { [`${container}.securityContext`]: undefined },
                findings: [`${context}.allowPrivilegeEscalation: expected false, found nothing`],
            },
        },
        unknown: [`${context}.allowPrivilegeEscalation`],
    });

    describeRule(podCapabilities, {
        compliant: {
            ...compliant,
            "a container that listens on a low port": {
                properties: {
                    spec: {
                        containers: [
                            {
                                name: "proxy",
                                securityContext: { capabilities: { drop: ["ALL"], add: ["NET_BIND_SERVICE"] } },
                            },
                        ],
                    },
                },
                type: "kubernetes:core/v1:Pod",
            },
        },
        broken: {
            "the delivered capabilities": {
                change: { [`${context}.capabilities`]: undefined },
                findings: [`${context}.capabilities.drop: expected ALL among them, found nothing`],
            },
            "some that are dropped": {
                change: { [`${context}.capabilities.drop`]: ["NET_RAW"] },
                findings: [`${context}.capabilities.drop: expected ALL among them, found ["NET_RAW"]`],
            },
            "one that is added": {
                change: { [`${context}.capabilities.add`]: ["NET_BIND_SERVICE", "SYS_ADMIN"] },
                findings: [`${context}.capabilities.add[1]: expected NET_BIND_SERVICE at most, found "SYS_ADMIN"`],
            },
        },
        unknown: [`${context}.capabilities.drop`],
    });

    describeRule(podReadOnlyRoot, {
        compliant,
        broken: {
            "a container that may write": {
                change: { [`${context}.readOnlyRootFilesystem`]: false },
                findings: [`${context}.readOnlyRootFilesystem: expected true, found false`],
            },
            "a container that does not say": {
                change: { [`${context}.readOnlyRootFilesystem`]: undefined },
                findings: [`${context}.readOnlyRootFilesystem: expected true, found nothing`],
            },
        },
        unknown: [`${context}.readOnlyRootFilesystem`],
    });

    describeRule(podPrivileged, {
        compliant,
        broken: {
            "a privileged container": {
                change: { [`${context}.privileged`]: true },
                findings: [`${context}.privileged: expected false, found true`],
            },
        },
        unknown: [`${context}.privileged`],
    });

    describeRule(podHostNamespaces, {
        compliant,
        broken: {
            "all that the node has": {
                change: { [`${inside}.hostNetwork`]: true, [`${inside}.hostPID`]: true, [`${inside}.hostIPC`]: true },
                findings: ["hostNetwork", "hostPID", "hostIPC"].map(
                    (name) => `${inside}.${name}: expected false, found true`,
                ),
            },
        },
        unknown: [`${inside}.hostNetwork`],
    });

    describeRule(podHostPorts, {
        compliant,
        broken: {
            "a port of the node": {
                change: { [`${container}.ports[0].hostPort`]: 80 },
                findings: [`${container}.ports[0].hostPort: expected nothing, found 80`],
            },
        },
        unknown: [`${container}.ports[0].hostPort`],
    });

    describeRule(podVolumes, {
        compliant,
        broken: {
            "the socket of the container runtime": {
                change: { [`${inside}.volumes[0]`]: { name: "run", hostPath: { path: "/run/containerd" } } },
                findings: [
                    `${inside}.volumes[0].hostPath: expected a claim or a volume of the pod's own, found "hostPath"`,
                ],
            },
        },
        unknown: [`${inside}.volumes`],
    });

    describeRule(podKernel, {
        compliant,
        broken: {
            "a setting of the node": {
                change: { [`${inside}.securityContext.sysctls`]: [{ name: "kernel.msgmax", value: "1" }] },
                findings: [
                    `${inside}.securityContext.sysctls[0].name: expected a setting of the pod's own, found "kernel.msgmax"`,
                ],
            },
            "safeguards that are off": {
                change: {
                    [`${inside}.securityContext.appArmorProfile`]: { type: "Unconfined" },
                    [`${context}.windowsOptions`]: { hostProcess: true },
                    [`${context}.procMount`]: "Unmasked",
                },
                findings: [
                    `${inside}.securityContext.appArmorProfile.type: expected RuntimeDefault, found "Unconfined"`,
                    `${context}.windowsOptions.hostProcess: expected false, found true`,
                    `${context}.procMount: expected Default, found "Unmasked"`,
                ],
            },
        },
        unknown: [`${context}.procMount`],
    });

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
