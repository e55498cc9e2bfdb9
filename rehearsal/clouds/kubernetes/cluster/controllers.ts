import { isMap, type Value, type ValueMap } from "../../simulation/values";
import { ofObject } from "../objects/group-version-kind";
import { listAt, mapAt, stringAt } from "../objects/paths";

/** The AWS Load Balancer Controller and Argo CD, by the names of their charts. */
const loadBalancerController = "aws-load-balancer-controller";
const argoCd = "argo-cd";

/** Charts of controllers that objects need to be deleted. */
const controllerCharts: ReadonlySet<string> = new Set([loadBalancerController, argoCd]);

export function isController(chart: string): boolean {
    return controllerCharts.has(chart);
}

/** A mark on an object: it stays until its controller has cleared up and taken the mark away. */
export interface Finalizer {
    readonly name: string;
    /** The chart of its controller. */
    readonly controller: string;
}

/**
 * The finalizers of an object whose controllers come by a chart: those that the controller sets, and those that the
 * object itself names. Source: `pkg/k8s/finalizer.go` and `controllers/` of aws-load-balancer-controller; "App Deletion"
 * in Argo CD's manual.
 */
export function finalizersOf(object: ValueMap): readonly Finalizer[] {
    const { group, kind } = ofObject(object);
    const own = listAt(object, "metadata", "finalizers").filter((name) => typeof name === "string");
    const ofArgoCd = own.filter((name) => name.startsWith("resources-finalizer.argocd.argoproj.io"));
    const set = (name: string): Finalizer => ({ name, controller: loadBalancerController });
    return [
        ...ofArgoCd.map((name) => ({ name, controller: argoCd })),
        ...(group === "elbv2.k8s.aws" && kind === "TargetGroupBinding" ? [set("elbv2.k8s.aws/resources")] : []),
        ...(isApplicationBalancer(object) ? [set("ingress.k8s.aws/resources")] : []),
        ...(isBalancerOfController(object) ? [set("service.k8s.aws/resources")] : []),
    ];
}

/** True for an object for which a controller makes a load balancer in the cloud. */
export function isLoadBalancer(object: ValueMap): boolean {
    return isBalancerService(object) || isApplicationBalancer(object);
}

/** True if a chart is told, anywhere in its values, to make a Service of type LoadBalancer. */
export function makesLoadBalancer(values: Value): boolean {
    if (Array.isArray(values)) {
        return values.some(makesLoadBalancer);
    }
    return (
        isMap(values) &&
        (mapAt(values, "service").type === "LoadBalancer" || Object.values(values).some(makesLoadBalancer))
    );
}

/** The value of an annotation that stands anywhere in an object or in a chart's values. */
export function annotationIn(values: Value, name: string): string | undefined {
    if (Array.isArray(values)) {
        return firstOf(values, name);
    }
    if (!isMap(values)) {
        return undefined;
    }
    const own = values[name];
    return typeof own === "string" ? own : firstOf(Object.values(values), name);
}

function firstOf(values: readonly Value[], name: string): string | undefined {
    for (const value of values) {
        const found = annotationIn(value, name);
        if (found !== undefined) {
            return found;
        }
    }
    return undefined;
}

function isBalancerService(object: ValueMap): boolean {
    const { group, kind } = ofObject(object);
    return group === "" && kind === "Service" && stringAt(object, "spec", "type") === "LoadBalancer";
}

/** Source: "Service" in the guide of aws-load-balancer-controller; others are left to the cloud's own controller. */
function isBalancerOfController(object: ValueMap): boolean {
    const annotations = mapAt(object, "metadata", "annotations");
    return (
        isBalancerService(object) &&
        (stringAt(object, "spec", "loadBalancerClass") === "service.k8s.aws/nlb" ||
            ["external", "nlb-ip"].includes(stringAt(annotations, "service.beta.kubernetes.io/aws-load-balancer-type")))
    );
}

function isApplicationBalancer(object: ValueMap): boolean {
    const { group, kind } = ofObject(object);
    const annotated = stringAt(mapAt(object, "metadata", "annotations"), "kubernetes.io/ingress.class");
    return (
        group === "networking.k8s.io" &&
        kind === "Ingress" &&
        (stringAt(object, "spec", "ingressClassName") || annotated) === "alb"
    );
}
