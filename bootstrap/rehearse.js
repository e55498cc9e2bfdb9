#!/usr/bin/env node
"use strict";

// Rehearses the bootstrap of a cloud: `node bootstrap/rehearse.js [VERB] --cloud azure|aws [FLAGS]`. It is the rehearsal of
// every other project, with the project, the stack, and the policy pack of this repository filled in.

const path = require("node:path");

const verbs = ["preview", "up", "refresh", "destroy", "outputs", "export"];
const clouds = ["azure", "aws"];

const args = process.argv.slice(2);
const verb = verbs.find((known) => args.includes(known)) ?? "up";
const place = args.indexOf("--cloud");
const cloud = place < 0 ? undefined : args[place + 1];

if (!clouds.includes(cloud)) {
    const found = cloud === undefined ? "none" : `"${cloud}"`;
    process.stderr.write(
        `Expected --cloud ${clouds.join(" or --cloud ")}, found ${found}. ` +
            "For example: npm run bootstrap -- --cloud azure; a verb other than up stands before: preview, destroy, outputs.\n",
    );
    process.exitCode = 2;
} else {
    const others = args.filter((arg, index) => arg !== verb && index !== place && index !== place + 1);
    const applies = ["preview", "up"].includes(verb) && !others.includes("--no-policy-pack");
    const pack = applies ? ["--policy-pack", path.join(__dirname, "..", "policy")] : [];
    process.argv.splice(2, Infinity, verb, "--stack", cloud, "--cwd", __dirname, ...pack, ...others);
    require("../rehearsal/main.js");
}
