export const repository = "github:index/repository:Repository";

/** What rules ask of a repository, switches among it that the SDK calls deprecated and programs still set. */
export interface Repository {
    readonly name?: string;
    readonly visibility?: string;
    readonly private?: boolean;
    readonly archived?: boolean;
    readonly vulnerabilityAlerts?: boolean;
}
