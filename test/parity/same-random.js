"use strict";

// Loaded into each process that both engines start. Makes random values of the plugin `random` the same in both, since
// states could not be compared otherwise. Everything else stays random.
const crypto = require("node:crypto");

if (/pulumi-resource-random$/.test(process.argv[1] ?? "")) {
    crypto.randomInt = (least, most) => (most === undefined ? Math.floor(least / 2) : Math.floor((least + most) / 2));
    crypto.randomBytes = (size) => Buffer.alloc(size, 7);
    crypto.randomUUID = () => "00000000-0000-4000-8000-000000000007";
}
