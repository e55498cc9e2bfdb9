import { type Command, valueOf } from "../command";
import { readJson } from "../json";
import { comparePlans } from "../plan/compare-plans";
import { type PulumiOutput, readPulumiJson } from "../plan/pulumi-json";

/** What somebody agreed to is what is deployed, or nothing is. */
export const comparePlansCommand: Command = {
    summary: "Compares what was agreed to with what would be done now, both by `pulumi preview --json`",
    flags: {
        approved: { value: "FILE", summary: "the preview that somebody agreed to" },
        current: { value: "FILE", summary: "the preview of now" },
    },
    run: async (run) => {
        const [approved, current] = [read(valueOf(run, "approved")), read(valueOf(run, "current"))];
        const differences = comparePlans(approved, current);
        return Promise.resolve(
            differences.length === 0
                ? { message: "What would be done is what was agreed to" }
                : {
                      message: [
                          "What would be done now is not what was agreed to. Run the workflow again, and look at its preview:",
                          ...differences.map((difference) => `  ${difference}`),
                      ].join("\n"),
                      failed: true,
                  },
        );
    },
};

function read(file: string): PulumiOutput {
    return readPulumiJson(readJson(file));
}
