/**
 * URNs: `urn:pulumi:STACK::PROJECT::QUALIFIED_TYPE::NAME`.
 * Source: `sdk/go/common/resource/urn/urn.go` in pulumi/pulumi.
 */
const prefix = "urn:pulumi:";
const delimiter = "::";

/** The type of the component that stands for the whole stack. */
export const rootStackType = "pulumi:pulumi:Stack";

/** The parts of a URN; the name is everything after the third delimiter. */
function partsOf(urn: string): { stack: string; project: string; qualifiedType: string; name: string } {
    const [stack = "", project = "", qualifiedType = "", ...name] = urn.slice(prefix.length).split(delimiter);
    return { stack, project, qualifiedType, name: name.join(delimiter) };
}

/** The types of a resource and its ancestors below the stack, joined with `$`. */
export function qualifiedTypeOf(urn: string): string {
    return partsOf(urn).qualifiedType;
}

export function typeOf(urn: string): string {
    const qualified = qualifiedTypeOf(urn);
    return qualified.slice(qualified.lastIndexOf("$") + 1);
}

export function nameOf(urn: string): string {
    return partsOf(urn).name;
}

/** Makes a URN from the qualified type of the parent (empty when there is none, or when it is the root stack). */
export function makeUrn(stack: string, project: string, parentType: string, type: string, name: string): string {
    const qualified = parentType === "" || parentType === rootStackType ? type : `${parentType}$${type}`;
    return `${prefix}${stack}${delimiter}${project}${delimiter}${qualified}${delimiter}${name}`;
}

/** The URN of the component that stands for the whole stack. */
export function rootStackUrn(stack: string, project: string): string {
    return makeUrn(stack, project, "", rootStackType, `${project}-${stack}`);
}

/** The package of a type token: what stands before the first colon. */
export function packageOf(token: string): string {
    return token.slice(0, Math.max(token.indexOf(":"), 0));
}
