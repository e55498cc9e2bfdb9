import { Archive, Asset, type PropertyMap, type PropertyValue } from "../../model/values";
import { mapValues, rewrite } from "../../model/inspect";

/**
 * Gives back their contents to assets and archives that a provider echoed by hash only, from the values that it was
 * asked about.
 * Source: `restoreElidedAssetContents` in `pkg/resource/plugin/provider_plugin.go`.
 */
export function restoreAssets(original: PropertyMap, echoed: PropertyMap): PropertyMap {
    const known = new Map<string, Asset | Archive>();
    const remember = (value: PropertyValue): PropertyValue | undefined => {
        if (value instanceof Asset || value instanceof Archive) {
            known.set(value.hash, value);
        }
        return undefined;
    };
    mapValues(original, (value) => rewrite(value, remember));
    if (known.size === 0) {
        return echoed;
    }
    return mapValues(echoed, (value) =>
        rewrite(value, (part) => {
            const bare = (part instanceof Asset || part instanceof Archive) && part.source === undefined;
            return bare ? known.get(part.hash) : undefined;
        }),
    );
}
