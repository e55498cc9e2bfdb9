"use strict";

const path = require("node:path");

const { load } = require("@fairlead/components/bundle.js");

module.exports = load(path.join(__dirname, "index.ts"));
