import path from "node:path";
import { builtService } from "../service-process";
import { pythonPrograms } from "./python";

/** A program that does the work, on one core. */
export interface Stack {
    readonly name: StackName;
    readonly command: readonly [string, ...string[]];
    readonly paths: readonly Path[];
    /** What answers with success once the program can work. */
    readonly probe: string;
}

export type StackName = "service" | "bare node:http" | "Flask + gunicorn" | "FastAPI + uvicorn";
export type Path = "/" | "/DevOps" | "/api/users/";

export const nodeStacks: readonly Stack[] = [
    {
        name: "service",
        command: [process.execPath, builtService],
        paths: ["/", "/DevOps", "/api/users/"],
        probe: "/health/ready",
    },
    {
        name: "bare node:http",
        command: [process.execPath, "--require", "tsx/cjs", path.join(__dirname, "bare-node.ts")],
        paths: ["/"],
        probe: "/",
    },
];

/** One worker each, as there is one core, and as a token that one worker took must be known to all. */
export function pythonStacks(programs: string): readonly Stack[] {
    return [
        {
            name: "Flask + gunicorn",
            command: [
                path.join(programs, "gunicorn"),
                ...["--chdir", pythonPrograms, "--bind", "127.0.0.1:{port}", "--log-level", "warning"],
                // As gunicorn does it unless one says otherwise: one request at a time, each on a connection of its own.
                ...["--worker-class", "sync", "--workers", "1"],
                "flask_app:app",
            ],
            paths: ["/", "/DevOps", "/api/users/"],
            probe: "/",
        },
        {
            name: "FastAPI + uvicorn",
            command: [
                path.join(programs, "uvicorn"),
                ...["--app-dir", pythonPrograms, "--host", "127.0.0.1", "--port", "{port}"],
                ...["--log-level", "warning", "--no-access-log", "--loop", "uvloop", "--http", "httptools"],
                "fastapi_app:app",
            ],
            paths: ["/", "/DevOps", "/api/users/"],
            probe: "/",
        },
    ];
}
