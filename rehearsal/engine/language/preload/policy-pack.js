"use strict";

// Loaded into a policy pack's process before the SDK (`node --require`), so that pack and SDK run as they are.

require("./end-with-engine");
require("./print-errors");
require("./late-packages");
require("./late-typescript");
require("./read-structs-once");
require("./skip-not-applicable");
