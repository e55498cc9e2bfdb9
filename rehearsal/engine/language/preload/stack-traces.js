"use strict";

// The SDK takes some thirty stack traces for a resource and has each translated by source maps: more than half of a
// program's time. All but one are the names of promises that never end, which it prints only when it is asked to; these
// are not translated. The other tells where the resource was declared, often at the same place again: that is remembered.
// Errors with a message are left alone: they are few, and their messages differ.

const { load } = require("./sdk");

load("source-map-support/register"); // Before the SDK does it; the second time changes nothing.
const translate = Error.prepareStackTrace;
if (translate !== undefined) {
    const namesPromises = Boolean(process.env.PULUMI_DEBUG_PROMISE_LEAKS);
    const translated = new Map();
    Error.prepareStackTrace = (error, frames) => {
        if (error.message !== "") {
            return translate(error, frames);
        }
        if (!namesPromises && frames[0]?.getFunctionName() === "debuggablePromise") {
            return "";
        }
        const key = [error.name, ...frames].join("\n");
        const trace = translated.get(key) ?? translate(error, frames);
        translated.set(key, trace);
        return trace;
    };
}
