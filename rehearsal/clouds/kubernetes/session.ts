import type { Sdk } from "../shapes/sdk";
import { Cluster } from "./cluster/cluster";
import type { Settings } from "./configuration/settings";
import type { EngineLog } from "./engine-log";
import { ManifestFolder } from "./render";

/** A configured provider at work: its settings and the cluster that they select. */
export class Session {
    readonly cluster: Cluster;
    /** Where manifests go instead of the cluster; `undefined` if they go to it. */
    readonly manifests: ManifestFolder | undefined;

    constructor(
        readonly sdk: Sdk,
        readonly settings: Settings,
        readonly log: EngineLog,
    ) {
        this.cluster = new Cluster(sdk, settings.server);
        this.manifests =
            settings.renderDirectory === undefined ? undefined : new ManifestFolder(settings.renderDirectory);
    }
}
