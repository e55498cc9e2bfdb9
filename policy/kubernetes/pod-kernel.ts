import { podRule } from "./pod-rule";
import { containersOf } from "./workloads";

/** Source: https://kubernetes.io/docs/concepts/security/pod-security-standards, "Sysctls" of baseline */
const sysctls = new Set([
    "kernel.shm_rmid_forced",
    "net.ipv4.ip_local_port_range",
    "net.ipv4.ip_local_reserved_ports",
    "net.ipv4.ip_unprivileged_port_start",
    "net.ipv4.ping_group_range",
    "net.ipv4.tcp_fin_timeout",
    "net.ipv4.tcp_keepalive_intvl",
    "net.ipv4.tcp_keepalive_probes",
    "net.ipv4.tcp_keepalive_time",
    "net.ipv4.tcp_rmem",
    "net.ipv4.tcp_syncookies",
    "net.ipv4.tcp_wmem",
]);

export const podKernel = podRule({
    name: "pod-kernel",
    title: "Pods leave the node's kernel and its safeguards alone",
    why: "Unmasked /proc, kernel settings and profiles switched off reach beyond the pod, to all others on the node.",
    mend: "Leave out `procMount`, `seLinuxOptions`, `appArmorProfile` and sysctls that are not the pod's own.",
    severity: "high",
    references: [
        { id: "Pod Security baseline: /proc Mount Type" },
        { id: "Pod Security baseline: Sysctls" },
        { id: "Pod Security baseline: AppArmor" },
        { id: "Pod Security baseline: HostProcess" },
    ],
    guards: [],
    *check(pod) {
        for (const [index, { name }] of (pod.securityContext?.sysctls ?? []).entries()) {
            if (!sysctls.has(name)) {
                yield {
                    property: `securityContext.sysctls[${index}].name`,
                    expected: "a setting of the pod's own",
                    found: name,
                };
            }
        }
        const contexts = [
            ["", pod.securityContext] as const,
            ...Array.from(containersOf(pod), ([path, container]) => [`${path}.`, container.securityContext] as const),
        ];
        for (const [path, context = {}] of contexts) {
            const { appArmorProfile, windowsOptions } = context;
            if (appArmorProfile?.type === "Unconfined") {
                yield {
                    property: `${path}securityContext.appArmorProfile.type`,
                    expected: "RuntimeDefault",
                    found: "Unconfined",
                };
            }
            if (windowsOptions?.hostProcess === true) {
                yield { property: `${path}securityContext.windowsOptions.hostProcess`, expected: "false", found: true };
            }
        }
        for (const [path, { securityContext }] of containersOf(pod)) {
            const found = securityContext?.procMount;
            if (found !== undefined && found !== "Default") {
                yield { property: `${path}.securityContext.procMount`, expected: "Default", found };
            }
        }
    },
});
