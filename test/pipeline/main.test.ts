import assert from "node:assert/strict";

import { commands } from "../../pipeline/commands";
import { runPipeline } from "../../pipeline/main";

const run = async (args: readonly string[]) => runPipeline(args, { environment: {}, directory: "." });

describe("npm run pipeline", () => {
    it("tells its commands, and the flags of each", async () => {
        const { code, text } = await run([]);
        assert.equal(code, 0);
        for (const [name, { summary, flags }] of Object.entries(commands)) {
            assert.match(text, new RegExp(`^ {2}${name} +${summary.replace(/[^\w ]/g, ".")}$`, "m"));
            const help = await run([name, "--help"]);
            assert.equal(help.code, 0);
            for (const flag of Object.keys(flags)) {
                assert.match(help.text, new RegExp(`^ {2}--${flag}\\b`, "m"));
            }
        }
    });

    it("refuses commands and flags that it does not know, and tells all that are missing", async () => {
        const unknown = await run(["deploy"]);
        assert.deepEqual([unknown.code, unknown.text.split("\n")[0]], [2, 'Expected a command, found "deploy".']);
        assert.equal((await run(["toString"])).code, 2);
        const flag = await run(["released", "--stak", "dev"]);
        assert.equal(flag.code, 2);
        assert.match(flag.text, /Unknown option '--stak'/);
        const missing = await run(["released", "--app", ""]);
        assert.equal(missing.code, 2);
        assert.match(
            missing.text,
            /^Expected --stack STACK, found none\.\nExpected a value behind --app, found an empty one\.\n/,
        );
    });
});
