"use strict";

// The SDK makes every policy pack's process ready for TypeScript files, for a quarter of a second, also where the pack
// has none. So that is done when the first such file is loaded. (For programs it does so only where Pulumi.yaml says.)

const { load } = require("./sdk");

const compiler = load("ts-node") ?? load("../../vendor/ts-node@7.0.1");
if (compiler !== undefined) {
    const { register } = compiler;
    compiler.register = function registerLate(options) {
        // Registered for JavaScript, too: such files are already on their way.
        if (options.compilerOptions?.allowJs) {
            return register(options);
        }
        for (const extension of [".ts", ".tsx"]) {
            require.extensions[extension] = (module, file) => {
                delete require.extensions[".ts"];
                delete require.extensions[".tsx"];
                register(options);
                require.extensions[extension](module, file);
            };
        }
        return undefined;
    };
}
