import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import type { PolicyPackSource } from "../model/deployment";
import type { Command } from "./arguments";
import { UsageError } from "./usage-error";

const packFile = "PulumiPolicy.yaml";

/** The policy packs of a run: those that the command names, and the project's own. */
export function policyPackSources(command: Command, projectRoot: string): readonly PolicyPackSource[] {
    const named = namedPacks(command);
    const own = join(projectRoot, "policy");
    const applies = command.ownPolicyPack && existsSync(join(own, packFile));
    return applies && !named.some(({ directory }) => directory === own)
        ? [...named, { directory: own, configFile: undefined }]
        : named;
}

/** The policy packs that a command names, each with the configuration at the same place. */
function namedPacks({ policyPacks, policyPackConfigs }: Command): PolicyPackSource[] {
    if (policyPackConfigs.length > policyPacks.length) {
        throw new UsageError(
            `Expected at most one --policy-pack-config for each --policy-pack, found ${policyPackConfigs.length} for ` +
                `${policyPacks.length}.`,
        );
    }
    return policyPacks.map((pack, index) => {
        const directory = resolve(pack);
        if (!existsSync(join(directory, packFile))) {
            throw new UsageError(`--policy-pack ${pack}: expected a directory with ${packFile}, found none.`);
        }
        const config = policyPackConfigs[index];
        const configFile = config === undefined ? undefined : resolve(config);
        if (configFile !== undefined && !existsSync(configFile)) {
            throw new UsageError(`--policy-pack-config ${config ?? ""}: expected a JSON file, found none.`);
        }
        return { directory, configFile };
    });
}
