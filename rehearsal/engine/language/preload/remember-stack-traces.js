"use strict";

// The SDK takes some thirty stack traces for a resource, to tell where it was declared and to name promises that never
// end, and has each translated by source maps: the same few, again and again, a third of the time of a large program.
// So a translation is remembered. Errors with a message are left alone: they are few, and their messages differ.

const { load } = require("./sdk");

load("source-map-support/register"); // Before the SDK does it; the second time changes nothing.
const translate = Error.prepareStackTrace;
if (translate !== undefined) {
    const translated = new Map();
    Error.prepareStackTrace = (error, frames) => {
        if (error.message !== "") {
            return translate(error, frames);
        }
        const key = [error.name, ...frames].join("\n");
        const trace = translated.get(key) ?? translate(error, frames);
        translated.set(key, trace);
        return trace;
    };
}
