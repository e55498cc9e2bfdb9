"use strict";

// The SDK prints a program's error with `util.inspect(error, { colors: true })`. Node.js 20.20 and its contemporaries
// never come back from that (they end after 40 seconds, with the memory) where a line of the stack names a file right
// below a scope, as `node_modules/@pulumi/resource.ts` of the SDK's own source maps: `markNodeModules` in Node's
// lib/internal/util/inspect.js looks for a separator behind the module's name and goes back to the start when there is
// none. The SDK then prints the error without colours, and so does it here, at once.

const util = require("node:util");

const inspect = util.inspect;
const endless = /[/\\]node_modules[/\\]@[^/\\\n]+[/\\][^/\\\n]*$/m;

util.inspect = Object.assign(
    (value, options, ...rest) =>
        options?.colors === true && value instanceof Error && endless.test(String(value.stack))
            ? inspect(value, { ...options, colors: false })
            : inspect(value, options, ...rest),
    inspect,
);
