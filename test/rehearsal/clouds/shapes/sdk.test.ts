import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";

import { PackageFiles } from "../../../../rehearsal/clouds/shapes/files";
import { Sdk } from "../../../../rehearsal/clouds/shapes/sdk";
import type { Members, Type } from "../../../../rehearsal/clouds/shapes/type";

function find(name: string): Sdk {
    const sdk = Sdk.find(name, __dirname);
    assert.ok(sdk, `${name} is installed`);
    return sdk;
}

/** All objects that can be reached from some members, each once. */
function visit(members: Members, seen: Set<Type>, onObject: (name: string, members: Members) => void): void {
    const walk = (type: Type): void => {
        switch (type.kind) {
            case "object":
                if (!seen.has(type)) {
                    seen.add(type);
                    onObject(type.name, type.members);
                    visit(type.members, seen, onObject);
                }
                break;
            case "list":
            case "map":
                walk(type.element);
                break;
            case "union":
                type.options.forEach(walk);
                break;
            default:
        }
    };
    for (const { type } of members.values()) {
        walk(type);
    }
}

describe("Sdk", () => {
    it("derives inputs, required ones, enumerations, nested objects and outputs of a resource", () => {
        const shape = find("@pulumi/azure-native").resource("azure-native:containerregistry:Registry");
        assert.ok(shape);
        assert.equal(shape.className, "Registry");
        const required = [...shape.inputs].filter(([, member]) => member.required).map(([name]) => name);
        assert.deepEqual(required, ["resourceGroupName", "sku"]);
        assert.deepEqual(shape.inputs.get("adminUserEnabled")?.type, { kind: "boolean" });
        assert.deepEqual(shape.inputs.get("tags")?.type, { kind: "map", element: { kind: "string" } });
        const sku = shape.inputs.get("sku")?.type;
        assert.ok(sku?.kind === "object");
        const name = sku.members.get("name")?.type;
        assert.ok(name?.kind === "union");
        assert.deepEqual(name.options[1], {
            kind: "enum",
            name: "SkuName",
            values: ["Classic", "Basic", "Standard", "Premium"],
        });
        assert.equal(shape.outputs.get("loginServer")?.required, true);
        assert.equal(shape.outputs.get("identity")?.required, false);
        assert.match(shape.description, /Uses Azure REST API version 2023-01-01-preview/);
    });

    it("derives arguments and results of a function", () => {
        const shape = find("@pulumi/github").function("github:index/getRepository:getRepository");
        assert.ok(shape);
        assert.deepEqual([...shape.args.keys()], ["description", "fullName", "homepageUrl", "name"]);
        assert.deepEqual(shape.results.get("repoId")?.type, { kind: "number" });
    });

    it("derives what a provider can be configured with", () => {
        assert.ok(find("@pulumi/github").configuration().has("owner"));
    });

    it("knows nothing of tokens that the package does not declare", () => {
        const sdk = find("@pulumi/azure-native");
        assert.equal(sdk.resource("azure-native:containerregistry:Nothing"), undefined);
        assert.equal(sdk.resource("azure-native:nowhere:Registry"), undefined);
        assert.equal(sdk.function("azure-native:containerregistry:getNothing"), undefined);
        assert.equal(sdk.resource("azure-native:storage:Registry"), undefined);
        assert.equal(Sdk.find("@pulumi/not-installed", __dirname), undefined);
    });

    for (const [name, atLeast] of [
        ["azure-native", 2000],
        ["azuread", 50],
        ["github", 80],
    ] as const) {
        it(`derives every resource type and function of ${name}, with every type that they use`, () => {
            const sdk = find(`@pulumi/${name}`);
            const tokens = tokensOf(`@pulumi/${name}`);
            const seen = new Set<Type>();
            const faults: string[] = [];
            for (const token of tokens.resources) {
                const shape = sdk.resource(token);
                if (shape === undefined || shape.outputs.size === 0) {
                    faults.push(token);
                    continue;
                }
                const onObject = (object: string, members: Members) => {
                    if (members.size === 0) {
                        faults.push(`${token}: ${object}`);
                    }
                };
                visit(shape.inputs, seen, onObject);
                visit(shape.outputs, seen, onObject);
            }
            faults.push(...tokens.functions.filter((token) => sdk.function(token) === undefined));
            assert.deepEqual(faults, []);
            assert.ok(tokens.resources.length > atLeast, `only ${tokens.resources.length} resource types were found`);
        });
    }
});

/** The tokens in the JavaScript of a package, found without the code under test. */
function tokensOf(name: string): { resources: string[]; functions: string[] } {
    const root = path.dirname(createRequire(__filename).resolve(`${name}/package.json`));
    const resources: string[] = [];
    const functions: string[] = [];
    for (const module of PackageFiles.find(name, __dirname)?.modules() ?? []) {
        const index = readFileSync(path.join(root, module, "index.js"), "utf8");
        resources.push(...[...index.matchAll(/case "([^"]+:[^"]+)":/g)].map((match) => match[1] ?? ""));
        for (const [, file = ""] of index.matchAll(/require\("\.\/(get\w+|list\w+)"\)/g)) {
            const code = readFileSync(path.join(root, module, `${file}.js`), "utf8");
            functions.push(...[...code.matchAll(/runtime\.invoke\("([^"]+)"/g)].map((match) => match[1] ?? ""));
        }
    }
    return { resources: [...new Set(resources)], functions: [...new Set(functions)] };
}
