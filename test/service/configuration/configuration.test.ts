import assert from "node:assert/strict";
import { readConfiguration } from "../../../service/src/configuration/configuration";
import { ConfigurationError } from "../../../service/src/configuration/environment-reader";
import { digestOf } from "../../../service/src/keys/api-keys";
import { TestKeys } from "../start-service";

describe("Configuration of the service", () => {
    let keys: TestKeys;

    beforeEach(() => {
        keys = new TestKeys();
    });

    afterEach(() => {
        keys.remove();
    });

    function faults(variables: Record<string, string>): readonly string[] {
        try {
            readConfiguration(variables);
        } catch (error) {
            assert.ok(error instanceof ConfigurationError);
            return error.faults;
        }
        return [];
    }

    it("refuses to start without keys, and names the command that makes them", () => {
        const found = faults({});
        assert.equal(found.length, 2, found.join("\n"));
        assert.match(found[0] ?? "", /^API_KEYS_FILE: .*npm run -w service token/);
        assert.match(found[1] ?? "", /^TOKEN_KEY_FILE: .*npm run -w service token/);
    });

    it("has no defaults for keys, issuer, audience and database in production", () => {
        const found = faults({ ENVIRONMENT: "prod-azure" }).map((fault) => fault.replace(/ .*/, ""));
        assert.deepEqual(found.sort(), [
            "API_KEYS_FILE",
            "DATABASE_HOST",
            "TOKEN_AUDIENCE",
            "TOKEN_ISSUER",
            "TOKEN_KEY_FILE",
        ]);
    });

    it("tells all faults at once, and what would be right", () => {
        const found = faults({
            ...keys.variables,
            PORT: "http",
            METRICS_PORT: "65536",
            LOG_LEVEL: "loud",
            TRUSTED_PROXIES: "loopback, 300.1.1.1, 10.0.0.0/33, fd00::/8, 10.0.0.0/0, everybody",
            DATABASE_HOST: "db",
        });
        assert.deepEqual(found, [
            'PORT must be a whole number from 0 to 65535, not "http".',
            'METRICS_PORT must be a whole number from 0 to 65535, not "65536".',
            'LOG_LEVEL must be one of trace, debug, info, warn, error, fatal, silent, not "loud".',
            "TRUSTED_PROXIES: expected addresses such as 10.1.2.3, networks such as 10.0.0.0/8 and the ranges loopback, linklocal, uniquelocal, " +
                'not "300.1.1.1", "10.0.0.0/33", "10.0.0.0/0", "everybody".',
            "DATABASE_NAME is not set: it is the name of the database.",
            "DATABASE_LOGIN_DIR is not set: it is the directory with the files `username` and `password`.",
        ]);
    });

    it("reads whose word on addresses is believed", () => {
        const proxies = (text: string) =>
            readConfiguration({ ...keys.variables, TRUSTED_PROXIES: text }).trustedProxies;
        const right = ["uniquelocal", "10.1.2.3", "192.0.2.0/24", "::1", "2001:db8::/128"];
        assert.deepEqual(proxies(right.join(", ")), right);
        assert.deepEqual(proxies(" , "), []);
    });

    it("takes an empty variable as absent", () => {
        const { port, database } = readConfiguration({ ...keys.variables, PORT: "", DATABASE_HOST: " " });
        assert.equal(port, 8080);
        assert.deepEqual(database, { kind: "embedded" });
    });

    it("keeps metrics where requests are, unless they have a port of their own", () => {
        assert.equal(readConfiguration({ ...keys.variables, PORT: "80" }).metricsPort, 80);
        assert.equal(readConfiguration({ ...keys.variables, PORT: "80", METRICS_PORT: "9090" }).metricsPort, 9090);
    });

    it("takes API keys from the environment too, but not from two places", () => {
        const { API_KEYS_FILE = "", ...others } = keys.variables;
        const text = `a:${digestOf("1")},b:${digestOf("2")}`;
        assert.deepEqual(readConfiguration({ ...others, API_KEYS: text }).apiKeys, { text });
        assert.deepEqual(faults({ ...others, API_KEYS: text, API_KEYS_FILE }), [
            "API_KEYS and API_KEYS_FILE are both set: keep one of them.",
        ]);
        assert.match(faults({ ...others, API_KEYS: "a:plain" }).join(), /^API_KEYS: entry 1 must be/);
    });

    it("wants one kind of token key", () => {
        const found = faults({ ...keys.variables, TOKEN_JWKS_FILE: keys.write("jwks", '{"keys":[]}') });
        assert.equal(found.length, 2);
        assert.match(found[0] ?? "", /both set/);
        assert.match(found[1] ?? "", /expected a JSON Web Key Set/);
    });

    it("refuses a token key that can be guessed", () => {
        assert.match(
            faults({ ...keys.variables, TOKEN_KEY_FILE: keys.write("k", "secret") }).join(),
            /at least 32 bytes, not 6/,
        );
        assert.match(
            faults({ ...keys.variables, TOKEN_KEY_FILE: keys.write("k", "ab".repeat(32)) }).join(),
            /must be random/,
        );
    });

    it("reads a database server", () => {
        const { database } = readConfiguration({
            ...keys.variables,
            ENVIRONMENT: "prod-aws",
            DATABASE_HOST: "db.example.com",
            DATABASE_NAME: "shop",
            DATABASE_LOGIN_DIR: "/etc/login",
            DATABASE_CA_FILE: "/etc/ca.pem",
            DATABASE_CONNECTIONS: "4",
        });
        assert.deepEqual(database, {
            kind: "server",
            host: "db.example.com",
            port: 5432,
            name: "shop",
            loginDirectory: "/etc/login",
            authoritiesFile: "/etc/ca.pem",
            limits: { connections: 4 },
        });
    });
});
