"use strict";

// The SDK loads two large packages at its start, a quarter of a second each, that only programs need which serialize
// functions or are TypeScript files themselves. So they are loaded when something of them is first asked for.

const { load, resolve } = require("./sdk");

loadLate("@npmcli/arborist", {});
loadLate("../../automation", {});
// The SDK asks for the version when it makes policy packs ready for TypeScript.
loadLate("typescript", { version: load("typescript/package.json")?.version });

/**
 * @param {string} name
 * @param {Record<string, unknown>} known exports for which the package is not loaded
 */
function loadLate(name, known) {
    const file = resolve(name);
    if (file === undefined) {
        return;
    }
    const exports = standIn(known, loadNow);
    const placeholder = { id: file, filename: file, loaded: true, children: [], exports };
    require.cache[file] = placeholder;

    function loadNow() {
        if (require.cache[file] === placeholder) {
            delete require.cache[file];
        }
        return require(file);
    }
}

/** What `import * as` and `import` make of a module's exports, without loading it before it is used. */
function standIn(known, load) {
    const get = (_, key) => {
        switch (key) {
            case "__esModule":
                return true;
            case "default":
                return load();
            default:
                return Object.hasOwn(known, key) ? known[key] : load()[key];
        }
    };
    return new Proxy(
        {},
        {
            get,
            has: (_, key) => key in load(),
            ownKeys: () => Reflect.ownKeys(load()),
            getOwnPropertyDescriptor: (_, key) =>
                Object.hasOwn(load(), key)
                    ? { value: get(_, key), enumerable: true, configurable: true, writable: true }
                    : undefined,
        },
    );
}
