import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";

import { parse } from "yaml";

import { chart } from "../../../service/commands/helm";
import { kinds, only, refusal, render, type Values } from "./helm";
import { facts } from "./matrix";

const root = resolve(__dirname, "../../..");

interface Schema {
    readonly description?: string;
    readonly additionalProperties?: unknown;
    readonly properties?: Readonly<Record<string, Schema>>;
}

/** The paths of all values that a schema knows, with their schemas. */
function paths(schema: Schema, prefix = ""): [path: string, schema: Schema][] {
    return Object.entries(schema.properties ?? {}).flatMap(([name, property]): [string, Schema][] => [
        [prefix + name, property],
        ...paths(property, `${prefix}${name}.`),
    ]);
}

const schema = JSON.parse(readFileSync(join(chart, "values.schema.json"), "utf8")) as Schema;

describe("the values of the chart", function () {
    this.timeout(60_000);

    for (const [values, expected] of [
        [{ image: { tga: "1" } }, "'/image': additional properties 'tga' not allowed"],
        [{ imgae: {} }, "additional properties 'imgae' not allowed"],
        [{ image: { digest: "sha256:abc" } }, "'/image/digest'"],
        [{ image: { digest: `sha512:${"a".repeat(64)}` } }, "'/image/digest'"],
        [{ image: { repository: "Registry.example.com/Service" } }, "'/image/repository'"],
        [{ image: { repository: "service:1.0.0@sha256" } }, "'/image/repository'"],
        [{ replicas: 0 }, "'/replicas': minimum"],
        [{ replicas: "2" }, "'/replicas': got string, want integer"],
        [{ keys: { secretName: "" } }, "'/keys/secretName'"],
        [{ database: { host: "db.example.com:5432" } }, "'/database/host'"],
        [{ database: { port: "postgres" } }, "'/database/port'"],
        [{ database: { certificateAuthorities: "no PEM" } }, "'/database/certificateAuthorities'"],
        [{ database: { password: "secret" } }, "additional properties 'password' not allowed"],
        [{ ingress: { host: "https://shop.example.com" } }, "'/ingress/host'"],
        [{ ingress: { path: "/shop" } }, "'/ingress/path'"],
        [{ httpRoute: { enabled: true, host: "a.example.com" } }, "'/httpRoute/parentRefs': minItems"],
        [{ externalSecrets: { enabled: true } }, "'/externalSecrets/storeName': minLength"],
        [{ networkPolicy: { databaseCidrs: ["10.0.0.1"] } }, "'/networkPolicy/databaseCidrs/0'"],
        [{ resources: { limits: { memory: "512MB" } } }, "'/resources/limits/memory'"],
        [{ logLevel: "loud" }, "'/logLevel': value must be one of"],
        [{ tokens: { issuer: "" } }, "'/tokens/issuer'"],
        [{ serviceAccount: { annotations: { role: 1 } } }, "'/serviceAccount/annotations/role'"],
    ] satisfies [Values, string][]) {
        it(`may not be ${JSON.stringify(values)}`, () => {
            assert.ok(refusal(values).includes(expected), refusal(values));
        });
    }

    it("may not lose users in production", () => {
        const expected = /database\.host: expected the PostgreSQL server, as environment is "prod-aws"; found nothing/;
        assert.match(refusal({ environment: "prod-aws" }), expected);
    });

    it("may not ask for more replicas than there may be", () => {
        const values = { ...facts, autoscaling: { minReplicas: 7 } };
        assert.match(refusal(values), /minReplicas: expected at most autoscaling\.maxReplicas, which is 6; found 7/);
    });

    it("need a name with a letter first where the release's has none", () => {
        const digits = { name: "1x" };
        assert.throws(() => render(facts, digits), /fullnameOverride: expected .* letter first, .* found "1x-service"/);
        assert.equal(only(render({ ...facts, fullnameOverride: "x" }, digits), "Service").metadata.name, "x");
    });

    it("need a host for a route", () => {
        assert.match(
            refusal({ httpRoute: { enabled: true, parentRefs: [{ name: "a" }] } }),
            /httpRoute\.host: expected/,
        );
    });

    it("are closed and described at every level", () => {
        for (const [path, { description, properties, additionalProperties }] of paths(schema)) {
            assert.ok((description ?? "").length > 5, `${path} has no description`);
            assert.ok(properties === undefined || additionalProperties === false, `${path} lets unknown values pass`);
        }
    });

    it("are all in the README, and no others", () => {
        const readme = readFileSync(join(chart, "README.md"), "utf8");
        const documented = [...readme.matchAll(/^\| `([A-Za-z.]+)` +\|/gm)].map(([, path]) => path);
        const leaves = paths(schema).filter(([, { properties }]) => properties === undefined);
        assert.deepEqual(
            documented,
            leaves.map(([path]) => path).filter((path) => path !== "global"),
        );
    });

    it("may be what the platform hands over, all of it as texts", () => {
        const readme = readFileSync(join(root, "components/app-release/README.md"), "utf8");
        const rows = readme.split("## Facts of our charts")[1]?.match(/^\| `[^|]*/gm) ?? [];
        const named = rows.flatMap((row) => [...row.matchAll(/`([^`]+)`/g)].map(([, path]) => path ?? ""));
        const known = new Set(paths(schema).map(([path]) => path));
        assert.ok(named.includes("environment") && named.includes("database.host"), "the table of facts was not found");
        assert.deepEqual(
            named.filter((path) => !known.has(path)),
            [],
        );
        assert.ok(kinds(render(facts)).includes("Deployment"));
    });

    for (const stack of readdirSync(join(root, "releases"))) {
        it(`may be those of the stack ${stack}`, () => {
            const file = parse(readFileSync(join(root, "releases", stack, "service.yaml"), "utf8")) as Partial<
                typeof facts
            >;
            const objects = render({ ...facts, ...file, environment: stack, image: { ...facts.image, ...file.image } });
            assert.ok(kinds(objects).includes("Deployment"));
        });
    }
});
