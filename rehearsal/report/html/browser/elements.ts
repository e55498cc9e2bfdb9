/** The element of this id and kind, which the page has. */
export function byId<Kind extends HTMLElement>(id: string, kind: new () => Kind): Kind {
    const element = document.getElementById(id);
    if (!(element instanceof kind)) {
        throw new Error(`The page has no ${kind.name} "${id}".`);
    }
    return element;
}
