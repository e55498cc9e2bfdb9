import assert from "node:assert/strict";
import { type Server, createServer } from "node:http";
import type { AddressInfo } from "node:net";

import { commands } from "../../pipeline/commands";
import { runPipeline } from "../../pipeline/main";

const run = async (args: readonly string[], environment: Record<string, string> = {}) =>
    runPipeline(args, { environment, directory: "." });

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

describe("npm run pipeline -- notify", () => {
    const received: unknown[] = [];
    let status = 200;
    let chat: Server;
    let url: string;

    before(async () => {
        chat = createServer((request, response) => {
            let text = "";
            request.on("data", (chunk: Buffer) => (text += chunk.toString()));
            request.on("end", () => {
                received.push(JSON.parse(text));
                response.writeHead(status).end();
            });
        });
        await new Promise<void>((resolve) => chat.listen(0, "127.0.0.1", resolve));
        url = `http://127.0.0.1:${(chat.address() as AddressInfo).port}/hook`;
    });

    after(() => {
        chat.closeAllConnections();
        chat.close();
    });

    const notify = async (result: string, webhook?: string) =>
        run(["notify", "--what", "Release of service 1.2.3", "--result", result], {
            GITHUB_SERVER_URL: "https://github.example",
            GITHUB_REPOSITORY: "example-org/fairlead",
            GITHUB_RUN_ID: "7",
            ...(webhook === undefined ? {} : { NOTIFICATION_WEBHOOK_URL: webhook }),
        });

    it("tells a chat of success and of failure, with the run", async () => {
        assert.equal((await notify("success,skipped,success", url)).code, 0);
        assert.equal((await notify("success,failure,skipped", url)).code, 0);
        assert.equal((await notify("cancelled", url)).code, 0);
        assert.deepEqual(
            received,
            ["success", "failure", "cancelled"].map((end) => ({
                text: `Release of service 1.2.3: ${end} https://github.example/example-org/fairlead/actions/runs/7`,
            })),
        );
    });

    it("tells nobody where there is no chat, and says so", async () => {
        const { code, text } = await notify("failure");
        assert.equal(code, 0);
        assert.match(text, /^Release of service 1\.2\.3: failure\. Nobody is told/);
    });

    it("fails where the chat takes no message, and never shows its address, which is a secret", async () => {
        status = 404;
        const { code, text } = await notify("success", url);
        assert.deepEqual([code, text], [1, "Expected the chat to take a message, found status 404"]);
        const wrong = await notify("success", "no-address-but-secret");
        assert.equal(wrong.code, 1);
        assert.doesNotMatch(wrong.text, /secret/);
        assert.equal((await notify("fine", url)).code, 2);
    });
});
