"use strict";

// The SDK names each of its promises, some thirty for a resource, by a stack trace, to print those that never end when it
// is asked to. Unless it is, none is taken.

const { load } = require("./sdk");

const debuggable = load("../../runtime/debuggable");
if (debuggable !== undefined && !process.env.PULUMI_DEBUG_PROMISE_LEAKS) {
    const { debuggablePromise } = debuggable;
    debuggable.debuggablePromise = function namelessPromise(promise, context) {
        const limit = Error.stackTraceLimit;
        Error.stackTraceLimit = 0;
        try {
            return debuggablePromise(promise, context);
        } finally {
            Error.stackTraceLimit = limit;
        }
    };
}
