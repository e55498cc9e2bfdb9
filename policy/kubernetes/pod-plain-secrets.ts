import { secretIn } from "../plain-secrets";
import { podRule } from "./pod-rule";
import { containersOf } from "./workloads";

export const podPlainSecrets = podRule({
    name: "pod-plain-secrets",
    title: "No secret stands in the description of a pod",
    why: "Everybody who may look at pods reads it, and it stays in Pulumi's state and in Git.",
    mend: "Take it from a Secret by `valueFrom.secretKeyRef` or, better, a mounted file; `ExternalSecrets` brings it there.",
    severity: "critical",
    references: [],
    guards: [],
    *check(pod) {
        const expected = "a reference to a Secret";
        for (const [path, { env = [], command = [], args = [] }] of containersOf(pod)) {
            for (const [index, { name, value }] of env.entries()) {
                const found = secretIn(value, name);
                if (found !== undefined) {
                    yield { property: `${path}.env[${index}].value`, expected, found };
                }
            }
            for (const [list, texts] of Object.entries({ command, args })) {
                for (const [index, text] of texts.entries()) {
                    const found = secretIn(text);
                    if (found !== undefined) {
                        yield { property: `${path}.${list}[${index}]`, expected, found };
                    }
                }
            }
        }
    },
});
