import {
    ComponentResource,
    type ComponentResourceOptions,
    Config,
    type Input,
    type ResourceTransform,
    secret,
} from "@pulumi/pulumi";
import { ConfigMap } from "@pulumi/kubernetes/core/v1";
import { Provider } from "@pulumi/kubernetes";

/** Resource options over time: parents, aliases, ignoreChanges, replaceOnChanges, transforms, retain, providers. */
const stage = new Config().requireNumber("stage");
const kubeconfig = JSON.stringify({
    apiVersion: "v1",
    kind: "Config",
    clusters: [{ name: "parity", cluster: { server: "https://parity.example:443" } }],
    users: [{ name: "parity", user: { token: "none" } }],
    contexts: [{ name: "parity", context: { cluster: "parity", user: "parity" } }],
    "current-context": "parity",
});
const first = new Provider("first", { kubeconfig });
const second = new Provider("second", { kubeconfig });

class Group extends ComponentResource {
    constructor(name: string, value: Input<string>, opts?: ComponentResourceOptions) {
        super("parity:index:Group", name, {}, opts);
        const child = new ConfigMap(`${name}-child`, object(`${name}-child`, value), { parent: this });
        new ConfigMap(`${name}-grandchild`, object(`${name}-grandchild`, value), { parent: child });
        this.registerOutputs({ name: child.metadata.name });
    }
}

function object(name: string, value: Input<string>) {
    return { metadata: { name }, data: { value } };
}

const label: ResourceTransform = ({ type, props, opts }) =>
    type === "kubernetes:core/v1:ConfigMap" ? { props: { ...props, immutable: stage > 1 }, opts } : undefined;

const renamed = stage < 2 ? "before" : "after";
new Group(renamed, String(stage), {
    aliases: [{ name: "before" }],
    providers: { kubernetes: second },
});
new Group("secret", secret(`value ${stage}`), { providers: [first], protect: stage === 2 });
new ConfigMap("ignored", object("ignored", String(stage)), { provider: first, ignoreChanges: ["data.value"] });
new ConfigMap("replaced", object("replaced", String(stage)), { provider: first, replaceOnChanges: ["data"] });
const root = new ConfigMap("root", object("root", String(stage)), {
    provider: first,
    replaceOnChanges: ["data.value"],
});
new ConfigMap(
    "leaf",
    object(
        "leaf",
        root.data.apply((data) => data.value ?? ""),
    ),
    { provider: first, deletedWith: root },
);
new ConfigMap("transformed", object("transformed", "labelled"), { provider: first, transforms: [label] });
if (stage < 2) new ConfigMap("retained", object("retained", "r"), { provider: first, retainOnDelete: true });
if (stage < 3) new ConfigMap("removed", object("removed", "r"), { provider: first, dependsOn: root });

export const value = root.data;
export const hidden = secret({ stage });
