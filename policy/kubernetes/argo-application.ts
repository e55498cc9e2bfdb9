import type { Finding, ResourceRule } from "../rule";
import type { KubernetesObject } from "./objects";

interface ApplicationSpec {
    readonly project?: string;
    readonly destination?: { readonly namespace?: string };
    readonly syncPolicy?: { readonly automated?: { readonly allowEmpty?: boolean } };
}

/** An Application, or an ApplicationSet, which makes Applications of a template. */
type Application = KubernetesObject<ApplicationSpec & { readonly template?: { readonly spec?: ApplicationSpec } }>;

const application = "kubernetes:argoproj.io/v1alpha1:Application";

export const argoApplication: ResourceRule<Application> = {
    name: "argo-application",
    title: "An application of Argo CD belongs to a project and to a namespace",
    why: "The project default has no limits of its own; an application without a namespace writes wherever its objects say.",
    mend: "Set `spec.project` to a project of the application and `spec.destination.namespace`; leave `allowEmpty` false.",
    severity: "high",
    references: [],
    types: [application, `${application}Set`],
    guards: [
        { type: application, property: "spec.project", worse: ["default", ""] },
        { type: application, property: "spec.destination.namespace", worse: ["default", "kube-system"] },
        { type: application, property: "spec.syncPolicy.automated.allowEmpty", absent: "safe" },
    ],
    scope: "resource",
    *check({ type, properties: { spec = {} } }) {
        yield* type === application ? judge("spec", spec) : judge("spec.template.spec", spec.template?.spec ?? {});
    },
};

function* judge(path: string, { project, destination, syncPolicy }: ApplicationSpec): Generator<Finding> {
    if (project === undefined || project === "" || project === "default") {
        yield { property: `${path}.project`, expected: "a project other than default", found: project };
    }
    const namespace = destination?.namespace;
    if (namespace === undefined || /^(default|kube-.*)?$/.test(namespace)) {
        yield {
            property: `${path}.destination.namespace`,
            expected: "the namespace of the application",
            found: namespace,
        };
    }
    // An empty commit would otherwise delete all that runs.
    if (syncPolicy?.automated?.allowEmpty === true) {
        yield { property: `${path}.syncPolicy.automated.allowEmpty`, expected: "false", found: true };
    }
}
