import type { ResourceShape } from "../shapes/shape";
import { uuidOf } from "../simulation/names";
import type { Draft } from "../simulation/package";
import { textOf } from "../simulation/values";

const guid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{8,12}/gi;

/**
 * The id of a new directory object, in the form that the documentation of its class shows for imports, such as
 * `/applications/GUID` or `GUID/federatedIdentityCredential/GUID`. Of several GUIDs the first ones are those of the
 * objects that the inputs name; the last is the object's own, unless the inputs name it too.
 */
export function directoryId(draft: Draft, shape: ResourceShape): string {
    const own = uuidOf(`azuread:${draft.urn}`);
    const example = /pulumi import \S+ \S+ (\S+)/.exec(shape.description)?.[1];
    const places = example?.match(guid)?.length ?? 0;
    if (example === undefined || places === 0) {
        return own;
    }
    const given = givenIds(draft, shape, example, places);
    let next = 0;
    return example.replaceAll(guid, () => given[next++] ?? own);
}

function givenIds({ inputs }: Draft, shape: ResourceShape, example: string, places: number): string[] {
    const isPartOfApplication = example.startsWith("/applications/") && shape.inputs.has("applicationId");
    if (places < 2 && !isPartOfApplication) {
        return [];
    }
    // `applicationId` stands before the others, as it does in ids.
    const names = [...shape.inputs.keys()].filter((name) => name.endsWith("Id") && name !== "clientId");
    return names.flatMap((name) => textOf(inputs, name)?.match(guid)?.at(-1) ?? []).slice(0, places);
}

/** The GUID that stands last in an id: the object's own. */
export function objectIdOf(id: string): string {
    return id.match(guid)?.at(-1) ?? id;
}
