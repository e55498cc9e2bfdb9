import type { Sdk } from "../shapes/sdk";
import { Inventory as Living } from "../simulation/inventory";
import { Apis } from "./cluster/apis";
import { Cluster } from "./cluster/cluster";
import { ClusterDependents } from "./cluster/dependents";
import { Inventory } from "./cluster/inventory";
import type { Settings } from "./configuration/settings";
import type { EngineLog } from "./engine-log";
import { ManifestFolder } from "./render";

/** A configured provider at work: its settings and the cluster that they select. */
export class Session {
    readonly apis: Apis;
    readonly inventory: Inventory;
    readonly cluster: Cluster;
    readonly dependents: ClusterDependents;
    /** Where manifests go instead of the cluster; `undefined` if they go to it. */
    readonly manifests: ManifestFolder | undefined;

    constructor(
        readonly sdk: Sdk,
        readonly settings: Settings,
        readonly log: EngineLog,
        /** The folder of what the clouds remember of the stack, if they do. */
        memory: string | undefined,
    ) {
        this.apis = new Apis(sdk);
        this.inventory = new Inventory(this.apis);
        this.cluster = new Cluster(this.apis, this.inventory, settings.server);
        this.dependents = new ClusterDependents(new Living(memory), settings.server);
        this.manifests =
            settings.renderDirectory === undefined ? undefined : new ManifestFolder(settings.renderDirectory);
    }
}
