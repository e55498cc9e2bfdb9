"use strict";

// A program whose engine was killed would wait for it for ever.
const engine = process.ppid;
setInterval(() => {
    if (process.ppid !== engine) {
        process.exit(1);
    }
}, 1000).unref();
