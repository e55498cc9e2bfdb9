"use strict";

const path = require("node:path");

require("../../launch").launch(path.join(__dirname, "main.ts"));
