import assert from "node:assert/strict";
import { mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ProjectError, listStacks, loadProject, loadStackSettings } from "../../../rehearsal/project";

/** The Pulumi CLI made these with the passphrase "x"; the secret is "hush". */
const salt = "encryptionsalt: v1:e/4hugJHNls=:v1:s2pwtlqVb6FkvEhA:JmkmWJKhgTNwWDnPJtSTAxkP4TxTBg==";
const secure = "{ secure: v1:+ekcTGRCix0rpyzh:l1ErRms9XSnBem7UDEB3vkJf/VQ= }";

describe("Pulumi.<stack>.yaml", () => {
    let root: string;
    let passphrase: string | undefined;

    beforeEach(() => {
        root = realpathSync(mkdtempSync(join(tmpdir(), "rehearsal-settings-")));
        passphrase = process.env.PULUMI_CONFIG_PASSPHRASE;
        delete process.env.PULUMI_CONFIG_PASSPHRASE;
    });

    afterEach(() => {
        rmSync(root, { recursive: true });
        if (passphrase === undefined) {
            delete process.env.PULUMI_CONFIG_PASSPHRASE;
        } else {
            process.env.PULUMI_CONFIG_PASSPHRASE = passphrase;
        }
    });

    async function settings(stack: string, declarations = "") {
        writeFileSync(join(root, "Pulumi.dev.yaml"), stack);
        writeFileSync(join(root, "Pulumi.yaml"), `name: app\nruntime: nodejs\n${declarations}`);
        const { config, remarks } = await loadStackSettings(loadProject(root), "dev");
        return { config: Object.fromEntries(config), remarks };
    }

    async function faults(stack: string, declarations = ""): Promise<string> {
        const error: unknown = await settings(stack, declarations).catch((error: unknown) => error);
        assert.ok(error instanceof ProjectError);
        return error.message.replaceAll(`${root}/`, "");
    }

    const clear = (value: string) => ({ value, secret: false });

    it("gives keys their namespace and values their text, as the Pulumi CLI does", async () => {
        const { config, remarks } = await settings(
            [
                "config:",
                "  size: 3",
                "  app:name: web",
                "  other:config:old: true",
                "  empty:",
                '  list: [1, "2", 0o17, null, 1e21, 0.0000001]',
                "  object: { b: 2020-01-01, a: '<x>' }",
            ].join("\n"),
        );
        assert.deepEqual(config, {
            "app:size": clear("3"),
            "app:name": clear("web"),
            "other:old": clear("true"),
            "app:empty": clear(""),
            "app:list": clear('[1,"2",15,null,1e+21,1e-7]'),
            "app:object": clear(String.raw`{"a":"\u003cx\u003e","b":"2020-01-01 00:00:00 +0000 UTC"}`),
        });
        assert.deepEqual(remarks, []);
    });

    it("may be empty or absent", async () => {
        assert.deepEqual((await settings("")).config, {});
        rmSync(join(root, "Pulumi.dev.yaml"));
        assert.deepEqual((await loadStackSettings(loadProject(root), "dev")).config, new Map());
    });

    it("has its secrets decrypted with the passphrase in the environment", async () => {
        process.env.PULUMI_CONFIG_PASSPHRASE = "x";
        const { config, remarks } = await settings(
            `${salt}\nconfig: { token: ${secure}, nested: { list: [${secure}] } }`,
        );
        assert.deepEqual(config, {
            "app:token": { value: "hush", secret: true },
            "app:nested": { value: '{"list":["hush"]}', secret: true },
        });
        assert.deepEqual(remarks, []);
    });

    const closed: readonly (readonly [string, string, string | undefined])[] = [
        ["without a passphrase", salt, undefined],
        ["with another passphrase", salt, "y"],
        ["of a key service", "secretsprovider: azurekeyvault://vault.vault.azure.net/keys/k\nencryptedkey: AAAA", "x"],
    ];
    for (const [name, head, own] of closed) {
        it(`has placeholders for secrets ${name}, and says so once`, async () => {
            if (own !== undefined) {
                process.env.PULUMI_CONFIG_PASSPHRASE = own;
            }
            const { config, remarks } = await settings(
                `${head}\nconfig: { token: ${secure}, nested: { list: [${secure}] } }`,
            );
            assert.deepEqual(config, {
                "app:token": { value: "rehearsal-placeholder-for-app:token", secret: true },
                "app:nested": { value: '{"list":["rehearsal-placeholder-for-app:nested.list[0]"]}', secret: true },
            });
            assert.equal(remarks.length, 1);
            assert.match(remarks[0] ?? "", /replaced by placeholders: app:token, app:nested\.list\[0\] /);
        });
    }

    it("is completed with the project's defaults", async () => {
        const declarations =
            "config:\n  size: { type: integer, default: 2 }\n  zones: [1, 2]\n  azure-native:location: westeurope";
        assert.deepEqual((await settings("config: { size: 5 }", declarations)).config, {
            "app:size": clear("5"),
            "app:zones": clear("[1,2]"),
            "azure-native:location": clear("westeurope"),
        });
    });

    it("must have what the project declares, of its type", async () => {
        const declarations = [
            "config:",
            "  size: { type: integer }",
            "  name: { type: string }",
            "  tags: { type: array, items: { type: string } }",
            "  token: { type: string, secret: true }",
        ].join("\n");
        assert.equal(
            await faults("config: { size: big, tags: [1], token: clear }", declarations),
            [
                'Pulumi.dev.yaml: config.app:size: expected a value of type integer, found "big". Correct it.',
                "Pulumi.dev.yaml: config.app:name: expected a value of type string, found nothing. Add it: Pulumi.yaml declares name without a default.",
                "Pulumi.dev.yaml: config.app:tags: expected a value of type array<string>, found [1]. Correct it.",
                "Pulumi.dev.yaml: config.app:token: expected an encrypted value, found one in clear. Run `pulumi config set --secret app:token`.",
            ].join("\n"),
        );
        // The text of a single value counts: 5 is a string as well.
        assert.deepEqual((await settings("config: { name: 5 }", "config: { name: { type: string } }")).config, {
            "app:name": clear("5"),
        });
    });

    it("may not have keys with more than one colon", async () => {
        assert.equal(
            await faults("config: { 'a:b:c': 1 }"),
            'Pulumi.dev.yaml: config.a:b:c: expected a key of the form NAMESPACE:NAME, found "a:b:c". Keep one colon.',
        );
    });

    it("says that ESC environments are not read", async () => {
        const { remarks } = await settings("environment: [team/dev]");
        assert.match(remarks[0] ?? "", /ESC environments are not read in a rehearsal/);
    });

    it("makes a stack of its name", async () => {
        await settings("");
        writeFileSync(join(root, "Pulumi.prod.yaml"), "");
        assert.deepEqual(listStacks(loadProject(root)), ["dev", "prod"]);
    });
});
