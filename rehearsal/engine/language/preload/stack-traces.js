"use strict";

// The SDK takes a stack trace for each resource, which tells where it was declared, and has it translated by source maps:
// that costs, and is often the same place again, so it is remembered. Errors with a message are left alone: they are few,
// and their messages differ.

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
