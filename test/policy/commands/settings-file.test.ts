import { deepEqual, throws } from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

import { UsageError } from "../../../commands/run-command";
import { readSettingsFile } from "../../../policy/commands/settings-file";

describe("a stack's file, as the policy command reads it,", () => {
    const folder = mkdtempSync(path.join(tmpdir(), "fairlead-settings-"));
    const file = path.join(folder, "Pulumi.test.yaml");

    after(() => {
        rmSync(folder, { recursive: true });
    });

    function read(text: string): Record<string, string> {
        writeFileSync(file, text);
        return readSettingsFile(file);
    }

    it("gives settings as engines do, whatever else Pulumi writes there", () => {
        const config = "config:\n  a:text: b\n  a:list: [1, two]\n";
        deepEqual(read(`encryptionsalt: v1:x\nsecretsprovider: awskms://alias/state\n${config}`), {
            "a:text": "b",
            "a:list": '[1,"two"]',
        });
    });

    it("has no settings where it is empty, has none below config, or is not there", () => {
        deepEqual([read(""), read("config:"), readSettingsFile(path.join(folder, "nowhere.yaml"))], [{}, {}, {}]);
    });

    const keys = "config, encryptedkey, encryptionsalt, environment, secretsprovider";
    const lines = "expected KEY: VALUE on lines of their own";
    for (const [text, fault] of Object.entries({
        "confg: { a:b: c }": `: expected ${keys}, found confg; did you mean config?`,
        "fairlead-policy:level: development": `: expected ${keys}, found fairlead-policy:level; settings stand below config`,
        "- config": `: ${lines}, found ["config"]`,
        "config: [a]": `: config: ${lines}, found ["a"]`,
    })) {
        it(`is refused as ${text}`, () => {
            throws(() => read(text), new UsageError(file + fault));
        });
    }
});
