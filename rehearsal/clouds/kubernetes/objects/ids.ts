/**
 * The id of an object, as in `default/web`; objects that live in no namespace have only a name.
 * Source: `fqName` in provider/pkg/provider/util.go of pulumi-kubernetes.
 */
export function idOf(namespace: string, name: string): string {
    return namespace === "" ? name : `${namespace}/${name}`;
}

/** The parts of an id. */
export function parseId(id: string): { readonly namespace: string; readonly name: string } {
    const [first = "", second] = id.split("/");
    return second === undefined ? { namespace: "", name: first } : { namespace: first, name: second };
}
