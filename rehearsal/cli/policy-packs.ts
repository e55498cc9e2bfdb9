import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import type { PolicyPackSource } from "../model/deployment";
import type { Command } from "./arguments";
import { UsageError } from "./usage-error";

/** The policy packs that a command names, each with the configuration at the same place. */
export function policyPackSources({ policyPacks, policyPackConfigs }: Command): readonly PolicyPackSource[] {
    if (policyPackConfigs.length > policyPacks.length) {
        throw new UsageError(
            `Expected at most one --policy-pack-config for each --policy-pack, found ${policyPackConfigs.length} for ` +
                `${policyPacks.length}.`,
        );
    }
    return policyPacks.map((pack, index) => {
        const directory = resolve(pack);
        if (!existsSync(join(directory, "PulumiPolicy.yaml"))) {
            throw new UsageError(`--policy-pack ${pack}: expected a directory with PulumiPolicy.yaml, found none.`);
        }
        const config = policyPackConfigs[index];
        const configFile = config === undefined ? undefined : resolve(config);
        if (configFile !== undefined && !existsSync(configFile)) {
            throw new UsageError(`--policy-pack-config ${config ?? ""}: expected a JSON file, found none.`);
        }
        return { directory, configFile };
    });
}
