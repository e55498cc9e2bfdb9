import { podRule } from "./pod-rule";
import { containersOf } from "./workloads";

export const podCapabilities = podRule({
    name: "pod-capabilities",
    title: "Containers have no capability but to listen on low ports",
    why: "Capabilities are parts of what root may do, such as forging packets of others.",
    mend: 'Set `securityContext.capabilities.drop: ["ALL"]` on each container, and add at most NET_BIND_SERVICE.',
    severity: "high",
    references: [{ id: "CKV_K8S_37" }, { id: "Pod Security restricted: Capabilities" }],
    guards: [
        { property: "containers[*].securityContext.capabilities.drop" },
        { property: "initContainers[*].securityContext.capabilities.drop" },
    ],
    *check(pod) {
        for (const [path, { securityContext }] of containersOf(pod)) {
            const { drop, add = [] } = securityContext?.capabilities ?? {};
            const property = `${path}.securityContext.capabilities`;
            if (drop?.includes("ALL") !== true) {
                yield { property: `${property}.drop`, expected: "ALL among them", found: drop };
            }
            for (const [index, capability] of add.entries()) {
                if (capability !== "NET_BIND_SERVICE") {
                    yield {
                        property: `${property}.add[${index}]`,
                        expected: "NET_BIND_SERVICE at most",
                        found: capability,
                    };
                }
            }
        }
    },
});
