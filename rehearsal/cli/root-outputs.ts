import { rootStackType } from "../model/urn";
import type { Snapshot } from "../model/state";
import type { PropertyMap } from "../model/values";

/** The outputs of the stack that a state is of. */
export function rootOutputs({ resources }: Snapshot): PropertyMap {
    const root = resources.find(({ type, parent, delete: gone }) => type === rootStackType && parent === "" && !gone);
    return root?.outputs ?? {};
}
