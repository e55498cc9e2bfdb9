import autocannon from "autocannon";
import { type Usage, usageOf } from "./resources";

/** A request that is sent again and again. */
export interface Work {
    readonly path: string;
    readonly method: "GET" | "POST";
    readonly body?: string;
    /** Made anew for each request, as a token is accepted once. */
    headers(): Record<string, string>;
}

export interface Load {
    readonly url: string;
    readonly pid: number;
    readonly work: Work;
    readonly connections: number;
    readonly seconds: number;
    /** Requests a second. @default as many as are answered */
    readonly rate?: number;
}

export interface Measured {
    readonly requests: number;
    readonly seconds: number;
    /** CPU time of the server, where it is known. */
    readonly cpuSeconds: number | undefined;
    /** Of each answer, in milliseconds. */
    readonly latencies: readonly number[];
    /** Memory of the server in MB, once a second. */
    readonly megabytes: readonly number[];
}

/** Puts load on a server. @throws Error if any request was not answered with success. */
export async function load({ url, pid, work, connections, seconds, rate }: Load): Promise<Measured> {
    const latencies: number[] = [];
    const megabytes: number[] = [];
    const statuses = new Map<number, number>();
    const before = usageOf(pid);
    const start = performance.now();
    const options: autocannon.Options = {
        url: url + work.path,
        connections,
        duration: seconds,
        ...(rate === undefined ? {} : { overallRate: rate }),
        requests: [
            {
                method: work.method,
                ...(work.body === undefined ? {} : { body: work.body }),
                setupRequest: (request) => ({ ...request, headers: { ...request.headers, ...work.headers() } }),
            },
        ],
    };
    const { errors, non2xx } = await new Promise<autocannon.Result>((resolve, reject) => {
        const run = autocannon(options, (error: unknown, result) => {
            if (error === null || error === undefined) {
                resolve(result);
            } else {
                reject(new Error(`${url}${work.path}: the load could not be made`, { cause: error }));
            }
        });
        run.on("response", (_client, status, _bytes, milliseconds) => {
            latencies.push(milliseconds);
            statuses.set(status, (statuses.get(status) ?? 0) + 1);
        });
        run.on("tick", () => {
            megabytes.push(...memory(usageOf(pid)));
        });
    });
    const elapsed = (performance.now() - start) / 1000;
    const after = usageOf(pid);
    if (errors > 0 || non2xx > 0 || latencies.length === 0) {
        const found = [...statuses].map(([status, count]) => `${count} × ${status}`).join(", ");
        throw new Error(`${url}${work.path}: expected success alone, found ${errors} errors and ${found}`);
    }
    const cpuSeconds = before === undefined || after === undefined ? undefined : after.cpuSeconds - before.cpuSeconds;
    return { requests: latencies.length, seconds: elapsed, cpuSeconds, latencies, megabytes };
}

function memory(usage: Usage | undefined): readonly number[] {
    return usage === undefined ? [] : [usage.megabytes];
}
