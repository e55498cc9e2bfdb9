import type { AliasSpec } from "../providers/provider";
import { makeUrn, nameOf, qualifiedTypeOf, rootStackType, typeOf } from "../../model/urn";

/** What aliases are worked out for. */
export interface AliasedResource {
    readonly name: string;
    readonly type: string;
    readonly parent: string;
    readonly aliases: readonly AliasSpec[];
}

export interface AliasContext {
    readonly stack: string;
    readonly project: string;
    /** The old URN of a resource that matched an alias in this run. */
    readonly matched: (urn: string) => string | undefined;
}

/** One alias as a URN. */
function collapse(resource: AliasedResource, alias: AliasSpec, context: AliasContext): string {
    if (alias.urn !== "") {
        return alias.urn;
    }
    const given = alias.parent === "" ? resource.parent : (context.matched(alias.parent) ?? alias.parent);
    const parent = alias.noParent || given === "" ? "" : qualifiedTypeOf(given);
    return makeUrn(
        alias.stack || context.stack,
        alias.project || context.project,
        parent === rootStackType ? "" : parent,
        alias.type || resource.type,
        alias.name || resource.name,
    );
}

/** What a child was called when its parent had another URN. A name that begins with the parent's follows it. */
function inherited(type: string, name: string, parent: string, parentAlias: string, context: AliasContext): string {
    const parentName = nameOf(parent);
    const childName = name.startsWith(parentName) ? nameOf(parentAlias) + name.slice(parentName.length) : name;
    return makeUrn(context.stack, context.project, qualifiedTypeOf(parentAlias), type, childName);
}

/**
 * The URNs that a resource may have had: its declared aliases, then those that follow from its parent's.
 * Source: `generateAliases` in `pkg/resource/deploy/step_generator.go`.
 */
export function aliasUrns(resource: AliasedResource, context: AliasContext): string[] {
    const declared = resource.aliases.map((alias) => collapse(resource, alias, context));
    const parentAlias = resource.parent === "" ? undefined : context.matched(resource.parent);
    if (parentAlias === undefined) {
        return [...new Set(declared)];
    }
    const ofChild = (type: string, name: string): string =>
        inherited(type, name, resource.parent, parentAlias, context);
    return [
        ...new Set([
            ...declared,
            ofChild(resource.type, resource.name),
            ...declared.map((urn) => ofChild(typeOf(urn), nameOf(urn))),
        ]),
    ];
}
