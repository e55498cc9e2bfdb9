import { type PropertyMap, type PropertyValue, Secret } from "../../model/values";
import { containsSecrets, isMap, mapValues } from "../../model/inspect";

/** Makes a value secret, unless it already is. */
export function secret(value: PropertyValue): Secret {
    return value instanceof Secret ? value : new Secret(value);
}

/**
 * Copies secretness from `source` to values of the same place in `target`: maps key by key, and anything else with a
 * secret inside as a whole. For providers that do not keep secrets themselves.
 * Source: `annotateSecrets` in `pkg/resource/plugin/provider_plugin.go`.
 */
export function copySecretness(target: PropertyMap, source: PropertyMap): PropertyMap {
    return Object.fromEntries(
        Object.entries(target).map(([key, value]) => {
            const from = source[key];
            if (from === undefined) {
                return [key, value];
            }
            if (isMap(value) && isMap(from)) {
                return [key, copySecretness(value, from)];
            }
            return [key, containsSecrets(from) ? secret(value) : value];
        }),
    );
}

/** Makes every value of a map secret. */
export function allSecret(map: PropertyMap): PropertyMap {
    return mapValues(map, secret);
}
