"use strict";

const { createRequire } = require("node:module");

/**
 * The file of a module as the SDK's run module, which this process is about to run, finds it; undefined where there is
 * none.
 *
 * @param {string} name
 */
exports.resolve = function resolve(name) {
    try {
        return createRequire(process.argv[1]).resolve(name);
    } catch {
        return undefined;
    }
};

/**
 * What a module exports, found likewise; undefined where that SDK has none.
 *
 * @param {string} name
 */
exports.load = function load(name) {
    const file = exports.resolve(name);
    return file === undefined ? undefined : require(file);
};
