import { type Command, valueOf } from "../command";
import { findDrift } from "../drift/drift";
import { writeFindings } from "../drift/findings";
import { readJson } from "../json";
import { readPulumiJson } from "../plan/pulumi-json";

/** Keeps what differs, and does not fail because of it: the issue tells. */
export const findDriftCommand: Command = {
    summary: "Keeps what `pulumi refresh --preview-only --json` found to differ",
    flags: {
        stack: { value: "STACK", summary: "the stack" },
        refresh: { value: "FILE", summary: "what Pulumi printed" },
        findings: { value: "DIR", summary: "where findings are kept" },
    },
    run: async (run) => {
        const stack = valueOf(run, "stack");
        const found = findDrift(readPulumiJson(readJson(valueOf(run, "refresh"))));
        writeFindings(valueOf(run, "findings"), stack, "resources", found);
        return Promise.resolve({ message: [`${stack}: ${found.length} differences`, ...found].join("\n") });
    },
};
