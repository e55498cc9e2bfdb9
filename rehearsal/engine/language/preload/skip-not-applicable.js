"use strict";

// A pack says of each resource which of its policies don't concern it, and why: most of them, hundreds for a resource. The
// engine shows none of that, so it is not sent.

const path = require("node:path");
const { load } = require("./sdk");

// As the pack finds it, in whose folder this process runs.
const messages = load("@pulumi/policy/protoutil", path.join(process.cwd(), "index.js"));
if (messages !== undefined) {
    const { makeAnalyzeResponse } = messages;
    messages.makeAnalyzeResponse = (diagnostics) => makeAnalyzeResponse(diagnostics, undefined);
}
