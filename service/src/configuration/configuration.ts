import { type DatabaseSettings, serverLimits } from "../database/settings";
import { parseApiKeys } from "../keys/api-keys";
import { parseKeySet, parseSharedKey } from "../keys/token-keys";
import { EnvironmentReader } from "./environment-reader";
import { parseTrustedProxies } from "./trusted-proxies";

/** Where API keys are: a file that is watched, or a text that stays as it is until the service restarts. */
export type ApiKeysSource = { readonly file: string } | { readonly text: string };

/** What tokens are checked with. */
export interface TokenConfiguration {
    /** File with the key: the text of HS256's shared key, or a JSON Web Key Set with public keys. */
    readonly file: string;
    readonly kind: "shared-key" | "key-set";
    /** The only `iss` that is accepted. */
    readonly issuer: string;
    /** What `aud` must name. */
    readonly audience: string;
    /** Seconds from now that `exp` may lie ahead, so that used tokens need not be remembered for ever. */
    readonly maximumLife: number;
}

export interface LimitsConfiguration {
    /** Requests a minute from one address. */
    readonly requestsPerAddress: number;
    /** Requests a minute with one client's API key. */
    readonly requestsPerClient: number;
    /** Refused API keys and tokens a minute from one address. */
    readonly refusalsPerAddress: number;
    /** Requests that are answered at the same time; more are sent away with 503. */
    readonly concurrentRequests: number;
}

/** All that the service is told from outside. */
export interface Configuration {
    readonly host: string;
    readonly port: number;
    /** Port of `/metrics`. The same as `port`, unless metrics are kept from the clients of the service. */
    readonly metricsPort: number;
    readonly environment: string;
    readonly version: string;
    readonly commit: string;
    readonly logLevel: (typeof logLevels)[number];
    /** Proxies whose X-Forwarded-For is believed: addresses, networks, or `loopback`, `linklocal`, `uniquelocal`. */
    readonly trustedProxies: readonly string[];
    readonly apiKeys: ApiKeysSource;
    readonly tokens: TokenConfiguration;
    readonly database: DatabaseSettings;
    readonly limits: LimitsConfiguration;
    /** Seconds between telling not to be ready and taking no more connections, for load balancers to notice. */
    readonly shutdownDelay: number;
    /** Seconds for requests to finish after that. */
    readonly shutdownTimeout: number;
}

const logLevels = ["trace", "debug", "info", "warn", "error", "fatal", "silent"] as const;

/** Directory that `npm run -w service token` writes keys to, and that a service in development reads. */
export const developmentDirectory = ".development";

const makeKeys =
    "For development, `npm run -w service token` makes it; else it comes from the Secret that holds the keys.";

/**
 * The configuration that an environment describes.
 * Only in the environment `development`, which is the default, have keys, issuer and audience defaults: files that do not exist
 * until somebody makes them.
 * @throws ConfigurationError with all faults.
 */
export function readConfiguration(variables: Readonly<Record<string, string | undefined>>): Configuration {
    const reader = new EnvironmentReader(variables);
    const environment = reader.text("ENVIRONMENT", "development", "");
    const development = environment === "development";
    const port = reader.integer("PORT", 8080, 0, 65535);
    const configuration: Configuration = {
        host: reader.text("HOST", "0.0.0.0", ""),
        port,
        metricsPort: reader.integer("METRICS_PORT", port, 0, 65535),
        environment,
        version: reader.text("VERSION", "0.0.0", ""),
        commit: reader.text("COMMIT", "unknown", ""),
        logLevel: reader.oneOf("LOG_LEVEL", logLevels, "info"),
        trustedProxies: trustedProxies(reader),
        apiKeys: apiKeys(reader, development),
        tokens: tokens(reader, development),
        database: database(reader, environment),
        limits: {
            requestsPerAddress: reader.integer("RATE_LIMIT_ADDRESS", 6_000, 1, 999_999_999),
            requestsPerClient: reader.integer("RATE_LIMIT_CLIENT", 6_000, 1, 999_999_999),
            refusalsPerAddress: reader.integer("RATE_LIMIT_REFUSALS", 60, 1, 999_999_999),
            concurrentRequests: reader.integer("CONCURRENT_REQUESTS", 512, 1, 65_535),
        },
        shutdownDelay: reader.integer("SHUTDOWN_DELAY", development ? 0 : 5, 0, 300),
        shutdownTimeout: reader.integer("SHUTDOWN_TIMEOUT", 15, 1, 300),
    };
    reader.finish();
    return configuration;
}

function trustedProxies(reader: EnvironmentReader): readonly string[] {
    return reader.check("TRUSTED_PROXIES", () => parseTrustedProxies(reader.optional("TRUSTED_PROXIES") ?? "")) ?? [];
}

function apiKeys(reader: EnvironmentReader, development: boolean): ApiKeysSource {
    const text = reader.optional("API_KEYS");
    if (text !== undefined) {
        if (reader.optional("API_KEYS_FILE") !== undefined) {
            reader.fault("API_KEYS and API_KEYS_FILE are both set: keep one of them.");
        }
        reader.check("API_KEYS", () => parseApiKeys(text));
        return { text };
    }
    const fallback = development ? `${developmentDirectory}/api-keys` : undefined;
    const file = reader.text("API_KEYS_FILE", fallback, `it names the file with the API keys. ${makeKeys}`);
    if (file !== "") {
        reader.file("API_KEYS_FILE", file, parseApiKeys, makeKeys);
    }
    return { file };
}

function tokens(reader: EnvironmentReader, development: boolean): TokenConfiguration {
    const keySet = reader.optional("TOKEN_JWKS_FILE");
    if (keySet !== undefined && reader.optional("TOKEN_KEY_FILE") !== undefined) {
        reader.fault(
            "TOKEN_KEY_FILE and TOKEN_JWKS_FILE are both set: tokens have one kind of key, so keep one of them.",
        );
    }
    const fallback = development ? `${developmentDirectory}/token-key` : undefined;
    const file =
        keySet ??
        reader.text(
            "TOKEN_KEY_FILE",
            fallback,
            `it or TOKEN_JWKS_FILE names the file with the tokens' key. ${makeKeys}`,
        );
    if (file !== "") {
        const [name, check] =
            keySet === undefined ? ["TOKEN_KEY_FILE", parseSharedKey] : ["TOKEN_JWKS_FILE", parseKeySet];
        reader.file(name, file, check, makeKeys);
    }
    return {
        file,
        kind: keySet === undefined ? "shared-key" : "key-set",
        issuer: reader.text(
            "TOKEN_ISSUER",
            development ? "fairlead" : undefined,
            "it is the `iss` of tokens to accept.",
        ),
        audience: reader.text(
            "TOKEN_AUDIENCE",
            development ? "fairlead-service" : undefined,
            "it is the `aud` of tokens.",
        ),
        maximumLife: reader.integer("TOKEN_MAXIMUM_LIFE", 86_400, 60, 31_536_000),
    };
}

function database(reader: EnvironmentReader, environment: string): DatabaseSettings {
    const host = reader.optional("DATABASE_HOST");
    if (host === undefined) {
        if (environment.startsWith("prod")) {
            const repair = "it needs a PostgreSQL server, since an embedded database dies with its pod.";
            reader.fault(`DATABASE_HOST is not set in ${environment}: ${repair}`);
        }
        const directory = reader.optional("DATABASE_DIR");
        return { kind: "embedded", ...(directory === undefined ? {} : { directory }) };
    }
    const authoritiesFile = reader.optional("DATABASE_CA_FILE");
    return {
        kind: "server",
        host,
        port: reader.integer("DATABASE_PORT", 5432, 1, 65535),
        name: reader.text("DATABASE_NAME", undefined, "it is the name of the database."),
        loginDirectory: reader.text(
            "DATABASE_LOGIN_DIR",
            undefined,
            "it is the directory with the files `username` and `password`.",
        ),
        ...(authoritiesFile === undefined ? {} : { authoritiesFile }),
        limits: { connections: reader.integer("DATABASE_CONNECTIONS", serverLimits.connections, 1, 1_000) },
    };
}
