import { at, itemsOf } from "../json";
import type { Release } from "../release/release-file";
import { type KubernetesObject, shown, textsAt } from "./kubernetes-objects";

/** How a GitOps controller is asked for an application, and what its answer means. */
export interface Controller {
    /** Arguments of `kubectl get`, beside the form of its output. */
    readonly query: (app: string) => readonly string[];
    /** What differs from the release that should run, a line each. */
    readonly differences: (app: string, release: Release, objects: readonly KubernetesObject[]) => readonly string[];
}

/** By the name that stands in the settings, `fairlead:gitops.controller`. */
export const controllers: Readonly<Record<string, Controller>> = {
    /** Source: the CustomResourceDefinition `applications.argoproj.io`, `status`. */
    "argo-cd": {
        query: (app) => ["applications.argoproj.io", "--all-namespaces", `--field-selector=metadata.name=${app}`],
        differences: (app, release, objects) => {
            const application = find(objects, "Application", app);
            if (application === undefined) {
                return [`Argo CD has no Application ${app}`];
            }
            return [
                ...expected(`Argo CD says of ${app}`, "Synced", at(application, "status", "sync", "status")),
                ...expected(`Argo CD says of ${app}`, "Healthy", at(application, "status", "health", "status")),
                ...wrongImages(app, release, textsAt(application, "status", "summary", "images")),
            ];
        },
    },
    /** Flux reports no images, so the Deployments of its release are asked. Source: `helmreleases.helm.toolkit.fluxcd.io`, `status`. */
    flux: {
        query: (app) => ["helmreleases.helm.toolkit.fluxcd.io,deployments.apps", `--namespace=${app}`],
        differences: (app, release, objects) => {
            const helmRelease = find(objects, "HelmRelease", app);
            if (helmRelease === undefined) {
                return [`Flux has no HelmRelease ${app}`];
            }
            const conditions = itemsOf(at(helmRelease, "status", "conditions"));
            const ready = conditions.find((condition) => at(condition, "type") === "Ready");
            const why =
                at(ready, "status") === "True"
                    ? []
                    : [`Flux says that ${app} is not ready: ${shown(at(ready, "message"))}`];
            return [...why, ...wrongImages(app, release, deployedImages(objects))];
        },
    },
};

function find(objects: readonly KubernetesObject[], kind: string, name: string): unknown {
    return objects.find((object) => object.kind === kind && object.name === name)?.object;
}

function deployedImages(objects: readonly KubernetesObject[]): readonly string[] {
    return objects
        .filter(({ kind }) => kind === "Deployment")
        .flatMap(({ object }) => itemsOf(at(object, "spec", "template", "spec", "containers")))
        .flatMap((container) => {
            const image = at(container, "image");
            return typeof image === "string" ? [image] : [];
        });
}

function expected(who: string, value: string, found: unknown): readonly string[] {
    return found === value ? [] : [`${who} ${shown(found)}, not ${value}`];
}

/** Every image of the application's name must have the digest that the release has. */
function wrongImages(app: string, { version, digest }: Release, images: readonly string[]): readonly string[] {
    const own = images.filter((image) => new RegExp(`(^|/)${app}[:@]`).test(image));
    const wrong = own.filter((image) => !image.endsWith(`@${digest}`));
    const should = `releases/ says ${version}, ${digest}`;
    return own.length === 0 ? [`No image of ${app} runs; ${should}`] : wrong.map((image) => `${image} runs; ${should}`);
}
