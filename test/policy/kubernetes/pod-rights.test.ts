import { podCapabilities } from "../../../policy/kubernetes/pod-capabilities";
import { podEscalation } from "../../../policy/kubernetes/pod-escalation";
import { podHighUser } from "../../../policy/kubernetes/pod-high-user";
import { podHostNamespaces } from "../../../policy/kubernetes/pod-host-namespaces";
import { podHostPorts } from "../../../policy/kubernetes/pod-host-ports";
import { podKernel } from "../../../policy/kubernetes/pod-kernel";
import { podNonRoot } from "../../../policy/kubernetes/pod-non-root";
import { podPrivileged } from "../../../policy/kubernetes/pod-privileged";
import { podReadOnlyRoot } from "../../../policy/kubernetes/pod-read-only-root";
import { podSeccomp } from "../../../policy/kubernetes/pod-seccomp";
import { podVolumes } from "../../../policy/kubernetes/pod-volumes";
import { describeRule } from "../rule-cases";
import { compliant, container, inside } from "./pod-cases";

const context = `${container}.securityContext`;

describe("Rules on what pods may", () => {
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
});
