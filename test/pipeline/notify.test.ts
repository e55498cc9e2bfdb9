import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

import { generate } from "selfsigned";

import { runPipeline } from "../../pipeline/main";
import { readMailServer } from "../../pipeline/notification/mail-server";
import { ChatServer } from "./chat-server";
import { MailServer } from "./mail-server";

const what = "Release of service 1.2.3";
const runUrl = "https://github.example/example-org/fairlead/actions/runs/7";
const github = {
    GITHUB_SERVER_URL: "https://github.example",
    GITHUB_REPOSITORY: "example-org/fairlead",
    GITHUB_RUN_ID: "7",
};

const notify = async (result: string, environment: Record<string, string> = {}) =>
    runPipeline(["notify", "--what", what, "--result", result], {
        environment: { ...github, ...environment },
        directory: ".",
    });

/** What a workflow has in its environment for e-mail. */
const mailing = (address: string, to = "team@example.com") => ({
    NOTIFICATION_SMTP_URL: address,
    NOTIFICATION_EMAIL_FROM: "Fairlead <fairlead@example.com>",
    NOTIFICATION_EMAIL_TO: to,
});

describe("npm run pipeline -- notify", () => {
    let chat: ChatServer;

    beforeEach(async () => {
        chat = new ChatServer();
        await chat.start();
    });

    afterEach(async () => {
        await chat.stop();
    });

    it("tells a chat of success and of failure, with the run", async () => {
        const environment = { NOTIFICATION_WEBHOOK_URL: chat.url };
        assert.equal((await notify("success,skipped,success", environment)).code, 0);
        assert.equal((await notify("success,failure,skipped", environment)).code, 0);
        assert.equal((await notify("cancelled", environment)).code, 0);
        assert.deepEqual(
            chat.received,
            ["success", "failure", "cancelled"].map((end) => ({ text: `${what}: ${end} ${runUrl}` })),
        );
    });

    it("tells nobody where neither chat nor e-mail is set, and says so", async () => {
        // GitHub hands over empty texts for what is not set.
        const { code, text } = await notify("failure", { ...mailing("", ""), NOTIFICATION_EMAIL_FROM: "" });
        assert.equal(code, 0);
        assert.match(text, /^Release of service 1\.2\.3: failure\. Nobody is told/);
    });

    it("fails where the chat takes no message, and never shows its address, which is a secret", async () => {
        chat.status = 404;
        const { code, text } = await notify("success", { NOTIFICATION_WEBHOOK_URL: chat.url });
        assert.deepEqual([code, text], [1, "Expected the chat to take a message, found status 404"]);
        const wrong = await notify("success", { NOTIFICATION_WEBHOOK_URL: "no-address-but-secret" });
        assert.equal(wrong.code, 1);
        assert.doesNotMatch(wrong.text, /secret/);
    });

    it("refuses ends that GitHub does not know", async () => {
        const { code, text } = await notify("success,fine", { NOTIFICATION_WEBHOOK_URL: chat.url });
        assert.deepEqual([code, text], [2, "Expected results among success, failure, cancelled, skipped, found fine"]);
        assert.deepEqual(chat.received, []);
    });
});

describe("npm run pipeline -- notify, by e-mail", function () {
    this.timeout(60_000);

    const folder = mkdtempSync(join(tmpdir(), "fairlead-notify-"));
    const certificate = join(folder, "ca.pem");
    let encrypting: MailServer;
    let open: MailServer;
    const sender = "fairlead%40example.com:p%40ss%2Fword";
    const addressOf = (server: MailServer, user = sender, host = "localhost") =>
        `smtp://${user}@${host}:${server.port}`;

    before(async () => {
        const made = await generate([{ name: "commonName", value: "localhost" }], {
            extensions: [{ name: "subjectAltName", altNames: [{ type: 2, value: "localhost" }] }],
        });
        writeFileSync(certificate, made.cert);
        encrypting = new MailServer({ key: made.private, cert: made.cert });
        open = new MailServer({ disabledCommands: ["STARTTLS"], allowInsecureAuth: true });
        await Promise.all([encrypting.start(), open.start()]);
    });

    after(async () => {
        await Promise.all([encrypting.stop(), open.stop()]);
        rmSync(folder, { recursive: true });
    });

    it("tells people, encrypted, as the workflows call it", async () => {
        const args = ["run", "--silent", "pipeline", "--", "notify", "--what", what, "--result", "failure"];
        const { stdout } = await promisify(execFile)("npm", args, {
            env: {
                ...process.env,
                ...github,
                ...mailing(addressOf(encrypting), "team@example.com, Ada <ada@example.com>"),
                NODE_EXTRA_CA_CERTS: certificate,
            },
        });
        assert.equal(stdout, `${what}: failure. Told: team@example.com, Ada <ada@example.com>.\n`);
        const [mail] = encrypting.received;
        assert.ok(mail !== undefined);
        assert.equal(mail.encrypted, true);
        assert.deepEqual(mail.recipients, ["team@example.com", "ada@example.com"]);
        assert.match(mail.message, /^Subject: Release of service 1\.2\.3: failure\r$/m);
        assert.match(mail.message, new RegExp(`\r\n\r\n.*\r\n\r\n${runUrl}\r\n`));
    });

    it("speaks to nobody whose certificate it does not trust", async () => {
        const { code, text } = await notify("success", mailing(addressOf(encrypting)));
        assert.equal(code, 1);
        assert.match(
            text,
            /^Expected the mail server to take a message to team@example\.com, found .*SELF_SIGNED_CERT$/,
        );
        assert.equal(encrypting.passwords.length, 1, "the one of before");
    });

    it("speaks to no other machine without TLS", async () => {
        // It leads here, but is no name of this machine.
        const { code, text } = await notify("success", mailing(addressOf(open, sender, "0.0.0.0")));
        assert.equal(code, 1);
        assert.match(text, /found ETLS\b/);
        assert.deepEqual([open.passwords, open.received], [[], []]);
    });

    it("never shows a password, whatever the server says", async () => {
        const wrong = await notify("success", mailing(addressOf(open, "fairlead%40example.com:wrong")));
        assert.deepEqual(open.passwords, ["wrong"]);
        assert.deepEqual(
            [wrong.code, wrong.text],
            [1, "Expected the mail server to take a message to team@example.com, found EAUTH 535"],
        );
        for (const address of ["smtp://user:secret@", "user:secret@localhost", "http://user:secret@localhost"]) {
            const { code, text } = await notify("success", mailing(address));
            assert.equal(code, 2);
            assert.match(text, /^Expected NOTIFICATION_SMTP_URL as smtp:\/\/USER:PASSWORD@HOST:PORT or smtps:/);
            assert.doesNotMatch(text, /secret/);
        }
    });

    it("tells of those whom the server refuses", async () => {
        const { code, text } = await notify("success", mailing(addressOf(open), "ada@example.com,nobody@example.com"));
        assert.equal(code, 1);
        assert.match(text, /found that it refuses nobody@example\.com$/);
        assert.deepEqual(open.received.at(-1)?.recipients, ["ada@example.com"]);
    });

    it("tells the one where the other can't be told, and both what went wrong", async () => {
        const chat = new ChatServer();
        await chat.start();
        const mails = open.received.length;
        const both = { ...mailing(addressOf(open)), NOTIFICATION_WEBHOOK_URL: chat.url };
        assert.equal((await notify("success", both)).text, `${what}: success. Told: the chat, team@example.com.`);
        chat.status = 500;
        const { code, text } = await notify("failure", both);
        await chat.stop();
        assert.deepEqual([code, text], [1, "Expected the chat to take a message, found status 500"]);
        assert.equal(open.received.length, mails + 2);
    });

    it("asks for what is missing beside the server", async () => {
        const { code, text } = await notify("success", { NOTIFICATION_SMTP_URL: addressOf(open) });
        assert.deepEqual(
            [code, text],
            [
                2,
                "Expected NOTIFICATION_EMAIL_FROM and NOTIFICATION_EMAIL_TO for e-mail, too, found none. Set all three, or none.",
            ],
        );
    });
});

describe("a mail server's address", () => {
    it("says host, port, TLS and user", () => {
        assert.deepEqual(readMailServer("smtps://ada%40example.com:a%3Ab@mail.example.com"), {
            host: "mail.example.com",
            secure: true,
            requireTLS: true,
            auth: { user: "ada@example.com", pass: "a:b" },
        });
        assert.deepEqual(readMailServer("smtp://[::1]:2525/"), {
            host: "::1",
            port: 2525,
            secure: false,
            requireTLS: false,
        });
    });

    it("has no options, which could take security away, and no half-written signs", () => {
        for (const address of [
            "smtp://mail.example.com?ignoreTLS=true",
            "smtp://mail.example.com/path",
            "smtp://ada:100%@mail.example.com",
            "smtp://ada:a#b@mail.example.com",
        ]) {
            assert.throws(() => readMailServer(address), /Expected NOTIFICATION_SMTP_URL as/, address);
        }
    });
});
