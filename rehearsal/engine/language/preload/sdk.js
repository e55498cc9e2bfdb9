"use strict";

const { createRequire } = require("node:module");

/**
 * What a module exports as the SDK's run module, which this process is about to run, finds it; undefined where that SDK
 * has none.
 *
 * @param {string} name
 */
exports.load = function load(name) {
    try {
        return createRequire(process.argv[1])(name);
    } catch {
        return undefined;
    }
};
