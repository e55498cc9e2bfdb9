"use strict";

const { createRequire } = require("node:module");

/**
 * The file of a module as the SDK's run module, which this process is about to run, finds it; undefined where there is
 * none.
 *
 * @param {string} name
 * @param {string} [from] another file, as which to find it
 */
exports.resolve = function resolve(name, from = process.argv[1]) {
    try {
        return createRequire(from).resolve(name);
    } catch {
        return undefined;
    }
};

/**
 * What a module exports, found likewise; undefined where there is none.
 *
 * @param {string} name
 * @param {string} [from]
 */
exports.load = function load(name, from) {
    const file = exports.resolve(name, from);
    return file === undefined ? undefined : require(file);
};
