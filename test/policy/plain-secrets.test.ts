import assert from "node:assert/strict";

import { secretIn } from "../../policy/plain-secrets";

describe("Secrets in clear", () => {
    const letters = (length: number) => "aB3".repeat(length).slice(0, length);

    for (const [text, what] of [
        ["-----BEGIN OPENSSH PRIVATE KEY-----\n", "a private key"],
        [`key=AKIA${"IOSFODNN7EXAMPLE".replace("7", "2")}`, "an access key of AWS"],
        [`ghp_${letters(36)}`, "a token of GitHub"],
        [`github_pat_${letters(30)}`, "a token of GitHub"],
        [`glpat-${letters(20)}`, "a token of GitLab"],
        [`xoxb-${letters(20)}`, "a token of Slack"],
        [`pul-${"0a".repeat(20)}`, "a token of Pulumi"],
        [`npm_${letters(36)}`, "a token of npm"],
        [`AIza${letters(35)}`, "a key of Google"],
        [`Endpoint=sb://x/;SharedAccessKey=${letters(12)}`, "a connection string of Azure"],
        [`Bearer eyJ${letters(10)}.eyJ${letters(10)}.${letters(10)}`, "a token"],
        ["postgres://app:hunter2@db.example.com/app", "a password in a URL"],
        ['{"clientSecret": "hunter2"}', "a secret among other text"],
        ["export API_KEY=hunter2", "a secret among other text"],
    ] as const) {
        it(`knows ${what} in ${text.slice(0, 24).trim()}…`, () => {
            assert.equal(secretIn(text), what);
        });
    }

    it("goes by the name, and does not repeat the text", () => {
        assert.equal(secretIn("hunter2", "DB_PASSWORD"), "the text of DB_PASSWORD");
        assert.equal(secretIn("hunter2", "clientSecret"), "the text of clientSecret");
    });

    for (const [name, text] of [
        ["", undefined],
        ["PASSWORD", ""],
        ["PASSWORD_FILE", "/run/secrets/password"],
        ["SECRET", "/run/secrets/password"],
        ["TOKEN", "$(TOKEN)"],
        ["TOKEN", "true"],
        ["TOKEN_AUDIENCE", "shop"],
        ["COMPASS", "north"],
        ["URL", "https://example.com/token?x=1"],
        ["URL", "postgres://app:$(PGPASSWORD)@db/app"],
        ["SETTINGS", "passwordMinLength: 12\ntokenFile: /run/token\nsecret: ${SECRET}\n"],
        ["PEM", "-----BEGIN CERTIFICATE-----"],
    ] as const) {
        it(`finds none in ${name}=${text ?? "nothing"}`, () => {
            assert.equal(secretIn(text, name), undefined);
        });
    }
});
