import { parseAllDocuments, stringify } from "yaml";

import { type Properties, isProperties } from "../properties";
import { type StoredResource, nameOf } from "../stored-stack";
import { placeOf } from "./place";
import type { Exhibit, Subject } from "./exhibit";

/** A Kubernetes object, and what it is to the reader of a finding. */
interface Manifest {
    readonly object: Properties;
    readonly subject: Subject;
}

/** The Kubernetes objects of a stack, as one file of manifests; `undefined` if there are none. */
export function manifests(stack: string, resources: readonly StoredResource[]): Exhibit | undefined {
    // A patch is a part of an object that something else makes whole, and a release of Helm is no object.
    const own = resources.filter(
        ({ type, inputs }) =>
            type.startsWith("kubernetes:") && !type.endsWith("Patch") && typeof inputs?.kind === "string",
    );
    return exhibit(
        stack,
        "manifests",
        own.map((resource) => {
            const subject = { type: resource.type, name: nameOf(resource), place: placeOf(resource) };
            return { object: resource.inputs ?? {}, subject };
        }),
    );
}

/** The objects of a rendered chart. Their type reads as that of Pulumi's resources. */
export function chartManifests(stack: string, name: string, rendered: string, place: string): Exhibit | undefined {
    const objects = parseAllDocuments(rendered).map((document) => document.toJS() as unknown);
    return exhibit(
        stack,
        name,
        objects.filter(isProperties).map((object) => {
            const version = String(object.apiVersion);
            const type = `kubernetes:${version.includes("/") ? version : `core/${version}`}:${String(object.kind)}`;
            return { object, subject: { type, name: objectName(object).name, place } };
        }),
    );
}

function exhibit(stack: string, file: string, all: readonly Manifest[]): Exhibit | undefined {
    const subjects = new Map(
        all.map(({ object, subject }) => {
            const { namespace, name } = objectName(object);
            return [`${String(object.kind)}.${namespace}.${name}`, subject] as const;
        }),
    );
    const text = all.map(({ object }) => stringify(object, { aliasDuplicateObjects: false })).join("---\n");
    return all.length === 0 ? undefined : { stack, file: `${stack}/${file}.yaml`, text, subjects };
}

function objectName({ metadata }: Properties): { readonly namespace: string; readonly name: string } {
    const { namespace = "default", name = "" } = isProperties(metadata) ? metadata : {};
    return { namespace: String(namespace), name: String(name) };
}
