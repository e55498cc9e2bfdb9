import { readFileSync } from "node:fs";
import { isAbsolute, join } from "node:path";

import { parse } from "yaml";

import type { Fault } from "../shared/arguments";

/** What of a kubeconfig concerns one context. */
export interface KubeconfigContext {
    /** Name of the cluster in the kubeconfig. */
    readonly clusterName: string;
    /** URL of the API. */
    readonly server: string;
    /** PEM in base64. */
    readonly certificateAuthority: string;
    /** The context alone, as a kubeconfig in JSON. */
    readonly kubeconfig: string;
}

/** Named entries as kubeconfigs list them; what is in them is another program's affair. */
type Entries = readonly Readonly<Record<string, unknown>>[];

/**
 * Takes one context out of a kubeconfig. Files that it names are found from its own folder; the authority's is read, those of
 * credentials are left where they are.
 *
 * @param source the argument that a fault is about.
 * @param folder the kubeconfig's; `undefined` for one that is no file, and so can name none.
 * @param wanted the context; otherwise the current one.
 */
export function readKubeconfig(
    text: string,
    source: string,
    folder: string | undefined,
    wanted: string | undefined,
): KubeconfigContext | Fault {
    const document = parseDocument(text);
    if (document === undefined) {
        return {
            path: source,
            expected: "a kubeconfig in YAML or JSON",
            got: `${text.length} characters that are none`,
            repair: "give what kubectl config view --raw --minify prints",
        };
    }
    const contexts = entriesOf(document.contexts);
    const name = wanted ?? document["current-context"];
    const context = entryOf(contexts, name, "context");
    if (context === undefined) {
        const names = contexts.map((entry) => JSON.stringify(entry.name)).join(", ");
        return {
            path: "context",
            expected: `a context of the kubeconfig, which has ${names === "" ? "none" : names}`,
            got: name,
            repair: "name one of them, or add the context to the kubeconfig",
        };
    }
    const cluster = entryOf(entriesOf(document.clusters), context.cluster, "cluster");
    const user = entryOf(entriesOf(document.users), context.user, "user");
    const server = cluster?.server;
    const certificateAuthority = cluster === undefined ? undefined : authorityOf(cluster, folder);
    if (typeof server !== "string" || certificateAuthority === undefined || user === undefined) {
        return {
            path: source,
            expected: `server, certificate authority and user of the context ${JSON.stringify(name)}`,
            got: Object.entries({ server, "certificate authority": certificateAuthority, user })
                .filter(([, part]) => part !== undefined)
                .map(([part]) => part),
            repair: "complete the kubeconfig; a cluster without a certificate authority can't be trusted",
        };
    }
    const clusterName = String(context.cluster);
    return {
        clusterName,
        server,
        certificateAuthority,
        kubeconfig: JSON.stringify({
            apiVersion: "v1",
            kind: "Config",
            clusters: [{ name: clusterName, cluster: { server, "certificate-authority-data": certificateAuthority } }],
            users: [{ name: context.user, user: withAbsolutePaths(user, folder) }],
            contexts: [{ name, context }],
            "current-context": name,
        }),
    };
}

function parseDocument(text: string): Readonly<Record<string, unknown>> | undefined {
    try {
        const document: unknown = parse(text);
        return isRecord(document) ? document : undefined;
    } catch {
        return undefined;
    }
}

/** The certificate authority in base64, from the kubeconfig or the file it names. */
function authorityOf(cluster: Readonly<Record<string, unknown>>, folder: string | undefined): string | undefined {
    const { "certificate-authority-data": data, "certificate-authority": file } = cluster;
    if (typeof data === "string") {
        return data;
    }
    if (typeof file !== "string") {
        return undefined;
    }
    try {
        return readFileSync(absolute(file, folder)).toString("base64");
    } catch {
        return undefined;
    }
}

/** The files of a user's credentials, by paths that hold anywhere on this machine. */
function withAbsolutePaths(user: Readonly<Record<string, unknown>>, folder: string | undefined): object {
    const files = ["client-certificate", "client-key", "tokenFile"];
    return Object.fromEntries(
        Object.entries(user).map(([key, value]) => [
            key,
            files.includes(key) && typeof value === "string" ? absolute(value, folder) : value,
        ]),
    );
}

function absolute(file: string, folder: string | undefined): string {
    return isAbsolute(file) || folder === undefined ? file : join(folder, file);
}

function entriesOf(value: unknown): Entries {
    return Array.isArray(value) ? value.filter(isRecord) : [];
}

function entryOf(entries: Entries, name: unknown, key: string): Readonly<Record<string, unknown>> | undefined {
    const value = entries.find((entry) => entry.name === name)?.[key];
    return isRecord(value) ? value : undefined;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
    return typeof value === "object" && value !== null && !Array.isArray(value);
}
