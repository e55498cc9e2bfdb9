"use strict";

// The entry of the component package, for `pulumi package add` in any language.

const path = require("node:path");

const { componentProviderHost, getPulumiComponents } = require("@pulumi/pulumi/provider/experimental");

const { load } = require("./bundle");

void componentProviderHost({
    name: "fairlead",
    dirname: __dirname,
    components: getPulumiComponents(load(path.join(__dirname, "index.ts"))),
});
