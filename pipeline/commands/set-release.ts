import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { type Command, valueOf } from "../command";
import { releaseFile, setRelease } from "../release/release-file";

/** Changes the checked-out file, for people who release by hand. */
export const setReleaseCommand: Command = {
    summary: "Writes version and digest into releases/ here, with all comments kept",
    flags: {
        stack: { value: "STACK", summary: "the stack" },
        app: { value: "APP", summary: "the application" },
        version: { value: "VERSION", summary: "its version" },
        digest: { value: "DIGEST", summary: "the digest of its image" },
    },
    run: async (run) => {
        const path = releaseFile(valueOf(run, "stack"), valueOf(run, "app"));
        const file = join(run.directory, path);
        const release = { version: valueOf(run, "version"), digest: valueOf(run, "digest") };
        writeFileSync(file, setRelease(readFileSync(file, "utf8"), release));
        return Promise.resolve({ message: `${path} has ${release.version}` });
    },
};
