import { readFileSync } from "node:fs";
import { join } from "node:path";

import { type Command, valueOf } from "../command";
import { readRelease, releaseFile } from "../release/release-file";

/** Tells what a stack runs, for it to be released to another one. */
export const releasedCommand: Command = {
    summary: "Tells version and digest of what a stack runs by releases/",
    flags: {
        stack: { value: "STACK", summary: "the stack" },
        app: { value: "APP", summary: "the application" },
    },
    run: async (run) => {
        const path = releaseFile(valueOf(run, "stack"), valueOf(run, "app"));
        const release = readRelease(readFileSync(join(run.directory, path), "utf8"));
        if (release === undefined) {
            throw new Error(`Expected a release in ${path}, found none: nothing has been released there yet`);
        }
        return Promise.resolve({
            message: `${path} has ${release.version}`,
            outputs: { version: release.version, digest: release.digest },
        });
    },
};
