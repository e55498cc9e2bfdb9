/** A plugin to serve. */
export interface ServeRequest {
    /** A number for it, by which it is ended. */
    readonly serve: number;
    /** The plugin's name, for example `aws`. */
    readonly plugin: string;
    /** The variables of its environment beside those of the process. */
    readonly variables: Readonly<Record<string, string>>;
    /** Where the engine listens. */
    readonly engine: string;
}

/** What a server of plugins is asked: to serve one more, or to end one. */
export type PluginRequest = ServeRequest | { readonly end: number };

/** What it answers: the number that it was asked by, and the port; without one it can't serve that plugin. */
export interface PluginAnswer {
    readonly serve: number;
    readonly port?: number;
}
