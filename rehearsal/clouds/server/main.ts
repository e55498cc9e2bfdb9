// A server of plugins: serves any number of simulated plugins in one process, each on a port of its own, with what they
// read and compile shared. Started with a channel for messages (`PluginRequest`, `PluginAnswer`), and ends with it. The
// current directory is that of the programs.

import { aws } from "../aws/package";
import { azureNative } from "../azure-native/package";
import { azuread } from "../azuread/package";
import { github } from "../github/package";
import { kubernetes } from "../kubernetes/plugin";
import { random } from "../random/package";
import type { Plugin } from "../simulation/plugin";
import { listen } from "../simulation/serve";
import { simulate } from "../simulation/simulated-provider";
import type { PluginAnswer, PluginRequest, ServeRequest } from "./messages";

/** All but `eks`, whose components are made by the Pulumi SDK: that knows one run at a time. */
const plugins: Readonly<Record<string, Plugin>> = {
    aws: simulate(aws),
    "azure-native": simulate(azureNative),
    azuread: simulate(azuread),
    github: simulate(github),
    kubernetes,
    random: simulate(random),
};

/** How to end the plugins that are served, by the numbers that they were asked for by. */
const ends = new Map<number, () => void>();

async function serve({ serve: id, plugin, variables, engine }: ServeRequest): Promise<PluginAnswer> {
    const make = plugins[plugin];
    if (make === undefined) {
        return { serve: id };
    }
    try {
        const { port, close } = await listen(make({ environment: { ...process.env, ...variables }, engine }));
        ends.set(id, close);
        return { serve: id, port };
    } catch {
        // In a process of its own it says what is wrong.
        return { serve: id };
    }
}

process.on("message", (request: PluginRequest) => {
    if ("serve" in request) {
        void serve(request).then((answer) => process.send?.(answer));
    } else {
        ends.get(request.end)?.();
        ends.delete(request.end);
    }
});
process.once("disconnect", () => process.exit(0));
