"use strict";

// Loaded into a program's process before the SDK (`node --require`), so that program and SDK run as they are.

require("./end-with-engine");
require("./print-errors");
require("./skip-debug-log");
require("./nameless-promises");
require("./late-packages");
require("./stack-traces");
