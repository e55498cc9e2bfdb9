"use strict";

// A pack says of each resource which of its policies don't concern it, and why: most of them, hundreds for a resource. The
// engine shows none of that, so it is not sent.

const { createRequire } = require("node:module");
const path = require("node:path");

const messages = load("@pulumi/policy/protoutil");
if (messages !== undefined) {
    const { makeAnalyzeResponse } = messages;
    messages.makeAnalyzeResponse = (diagnostics) => makeAnalyzeResponse(diagnostics, undefined);
}

/** What a module exports, as the pack finds it, in whose folder this process runs. */
function load(name) {
    try {
        return createRequire(path.join(process.cwd(), "index.js"))(name);
    } catch {
        return undefined;
    }
}
