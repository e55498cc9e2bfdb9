import { Asset, type PropertyMap, type PropertyValue } from "../../model/values";
import { mapValues, rewrite } from "../../model/inspect";

/**
 * Gives back their contents to assets that a provider echoed by hash only, from the values that it was asked about.
 * Archives stay as they are: what comes back by hash only is an archive without members, as it is to Pulumi's engine.
 * Source: `restoreElidedAssetContents` in `pkg/resource/plugin/provider_plugin.go`.
 */
export function restoreAssets(original: PropertyMap, echoed: PropertyMap): PropertyMap {
    const known = new Map<string, Asset>();
    const remember = (value: PropertyValue): PropertyValue | undefined => {
        if (value instanceof Asset) {
            known.set(value.hash, value);
        }
        return undefined;
    };
    mapValues(original, (value) => rewrite(value, remember));
    if (known.size === 0) {
        return echoed;
    }
    return mapValues(echoed, (value) =>
        rewrite(value, (part) =>
            part instanceof Asset && part.source === undefined ? known.get(part.hash) : undefined,
        ),
    );
}
