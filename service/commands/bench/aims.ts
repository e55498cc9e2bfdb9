import { growth } from "../fuzz/memory";
import type { Path, StackName } from "./stacks";

/** What was measured of a stack at a path. */
export interface Result {
    readonly stack: StackName;
    readonly path: Path;
    /** Requests a second that one core answers. */
    readonly perCore: number;
    /** Milliseconds at 80 % of the stack's own maximum. */
    readonly p50: number;
    readonly p99: number;
}

export interface Verdict {
    readonly aim: string;
    readonly found: number;
    /** Undefined where nothing is aimed at. */
    readonly reached: boolean | undefined;
}

/** By which part the service's memory may grow, from the second to the last quarter of a long run. */
const mostGrowth = 0.1;

/** What the service should reach; what was not measured is left out. */
export function verdicts(results: readonly Result[]): readonly Verdict[] {
    const find = (stack: StackName, path: Path) =>
        results.filter((result) => result.stack === stack && result.path === path);
    const faster = (other: StackName, path: Path, aim?: number): readonly Verdict[] =>
        find("service", path).flatMap(({ perCore }) =>
            find(other, path).map((slower) => {
                const found = perCore / slower.perCore;
                return aim === undefined
                    ? { aim: `${path}: × ${other}, per core`, found, reached: undefined }
                    : { aim: `${path}: at least ${aim} × ${other}, per core`, found, reached: found >= aim };
            }),
        );
    const even = results
        .filter(({ stack }) => stack === "service")
        .map(({ path, p50, p99 }) => {
            const found = p99 / p50;
            return { aim: `${path}: p99 below 5 × p50 at 80 % of the maximum`, found, reached: found < 5 };
        });
    return [
        ...faster("Flask + gunicorn", "/DevOps", 5),
        ...faster("FastAPI + uvicorn", "/DevOps", 3),
        ...faster("bare node:http", "/", 0.7),
        ...faster("Flask + gunicorn", "/api/users/"),
        ...faster("FastAPI + uvicorn", "/api/users/"),
        ...even,
    ];
}

/** Whether the memory of a long run, in samples of any unit, stayed as it was. */
export function memoryVerdict(samples: readonly number[]): Verdict {
    const found = growth(samples);
    return {
        aim: `memory grows by less than ${mostGrowth} of itself over a long run`,
        found,
        reached: found < mostGrowth,
    };
}
