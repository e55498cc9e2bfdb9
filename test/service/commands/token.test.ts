import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { parseApiKeys } from "../../../service/src/keys/api-keys";
import { parseSharedKey } from "../../../service/src/keys/token-keys";
import { verifyToken } from "../../../service/src/keys/token-verifier";

const command = path.resolve("service/commands/token.ts");
const rules = { issuer: "fairlead", audience: "fairlead-service", maximumLife: 86_400 };

describe("npm run token", function () {
    this.timeout(120_000);
    let directory: string;

    beforeEach(() => {
        directory = mkdtempSync(path.join(tmpdir(), "service-token-"));
    });

    afterEach(() => {
        rmSync(directory, { recursive: true });
    });

    function run(variables: Record<string, string> = {}) {
        const { status, stdout, stderr } = spawnSync(
            process.execPath,
            ["--require", require.resolve("tsx/cjs"), command],
            {
                cwd: directory,
                env: { TSX_TSCONFIG_PATH: path.resolve("tsconfig.json"), ...variables },
                encoding: "utf8",
            },
        );
        const value = (name: string) => new RegExp(`^export ${name}=(.*)$`, "m").exec(stdout)?.[1] ?? "";
        return { status, stderr, apiKey: value("API_KEY"), token: value("TOKEN") };
    }

    const file = (name: string) => path.join(directory, ".development", name);

    it("makes keys for their owner alone, and the next time keeps them and makes another token", () => {
        const [first, second] = [run(), run()];
        for (const { status, stderr, apiKey, token } of [first, second]) {
            assert.equal(status, 0, stderr);
            assert.equal(parseApiKeys(readFileSync(file("api-keys"), "utf8")).clientOf(apiKey), "development");
            const key = parseSharedKey(readFileSync(file("token-key"), "utf8"));
            assert.ok(verifyToken(token, key, rules).expiresAt > new Date());
        }
        assert.equal(first.apiKey, second.apiKey);
        assert.notEqual(first.token, second.token);
        for (const name of readdirSync(file("."))) {
            assert.equal(statSync(file(name)).mode & 0o077, 0, name);
        }
    });

    it("makes none but for development, and says where keys come from elsewhere", () => {
        const { status, stderr } = run({ ENVIRONMENT: "production" });
        assert.equal(status, 1);
        assert.match(stderr, /^ENVIRONMENT is "production", but .*for development only\. .*secret store/);
        assert.deepEqual(readdirSync(directory), []);
    });
});
