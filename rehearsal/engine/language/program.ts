import { realpathSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import type { Project } from "../../model/deployment";
import type { RunInfo } from "../providers/provider";

/** How a program ended. */
export interface ProgramEnd {
    /** 0 for success. */
    readonly code: number;
}

/** The exit code by which the SDK says that it has told the user what is wrong. */
export const alreadyToldCode = 32;

export interface ProgramOptions {
    readonly project: Project;
    readonly info: RunInfo;
    /** Where the Engine service listens. */
    readonly engine: string;
    readonly onLine: (line: string) => void;
    readonly onError: (message: string) => void;
}

/** A running Node.js program, loaded by the official SDK. */
export interface Program {
    /** How it ended; never rejects. */
    readonly ended: Promise<ProgramEnd>;
    /** Asks the program to end, ends it when it does not, and waits for its end. */
    stop(): Promise<void>;
}

/**
 * The module of the SDK that loads programs, in the version that the project has.
 *
 * @throws Error if there is none
 */
export function runModule(directory: string): string {
    const override = process.env.PULUMI_LANGUAGE_NODEJS_RUN_PATH;
    if (override !== undefined && override !== "") {
        return override;
    }
    try {
        // Node.js has been seen to leave links in it when it resolves the same package from a second folder.
        return realpathSync(createRequire(join(directory, "index.js")).resolve("@pulumi/pulumi/cmd/run"));
    } catch {
        throw new Error(
            `It looks like the Pulumi SDK has not been installed: "@pulumi/pulumi" is not found from ${directory}. ` +
                "Have you run npm install?",
        );
    }
}

/** What the SDK's run module is told by flags. */
export function flagsOf({ project, info, engine }: ProgramOptions): Readonly<Record<string, string>> {
    return {
        monitor: info.monitor,
        engine,
        organization: info.organization,
        project: info.project,
        "root-directory": project.root,
        stack: info.stack,
        pwd: project.workingDirectory,
        parallel: String(info.parallel),
    };
}

/** What the SDK is told by variables of the environment. */
export function variablesOf({ project, info }: ProgramOptions): Readonly<Record<string, string>> {
    const { typescript, tsconfig } = project.runtimeOptions;
    const config = [...info.config].map(([key, value]) => [key.replace(":", ":config:"), value]);
    return {
        PULUMI_CONFIG: JSON.stringify(Object.fromEntries(config)),
        PULUMI_CONFIG_SECRET_KEYS: JSON.stringify(info.configSecretKeys),
        ...(typescript === false || typescript === "false" ? {} : { PULUMI_NODEJS_TYPESCRIPT: "true" }),
        ...(tsconfig === undefined ? {} : { PULUMI_NODEJS_TSCONFIG_PATH: String(tsconfig) }),
    };
}
