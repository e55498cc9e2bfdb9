import { deepEqual, equal } from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";

import { currentReadme, readmeFile } from "../../policy/commands/readme-file";
import type { Rule } from "../../policy/rule";
import { rules } from "../../policy/rules";

const root = path.join(__dirname, "../..");
const load = createRequire(__filename);
const rooms = ["aws", "azure", "github", "kubernetes"];

/** The rules that files export, by the names that they export them by. */
function exportedRules(): Map<string, Rule> {
    const files = rooms.flatMap((room) =>
        readdirSync(path.join(root, "policy", room)).map((file) => path.join(root, "policy", room, file)),
    );
    const entries = files.flatMap((file) => Object.entries(load(file) as Record<string, unknown>));
    return new Map(entries.filter((entry): entry is [string, Rule] => isRule(entry[1])));
}

function isRule(value: unknown): value is Rule {
    return typeof value === "object" && value !== null && "scope" in value && "check" in value;
}

/** The file of the SDK that declares a type; `undefined` for kinds that a cluster learns from elsewhere. */
function sdkFile(type: string): string | undefined {
    const [sdk = "", module = "", name = ""] = type.split(":");
    const file = `${name.charAt(0).toLowerCase()}${name.slice(1)}.js`;
    const folder = path.join(root, "node_modules/@pulumi", sdk);
    if (sdk === "kubernetes") {
        const [group = "", version = ""] = module.split("/");
        const own = path.join(folder, group.split(".")[0] ?? "", version);
        return existsSync(own) ? path.join(own, file) : undefined;
    }
    return sdk === "azure-native"
        ? path.join(folder, module, file)
        : path.join(folder, `${module.replace(/^index\//, "")}.js`);
}

function isDeclared(type: string): boolean {
    const file = sdkFile(type);
    return file === undefined || (existsSync(file) && readFileSync(file, "utf8").includes(`__pulumiType = '${type}'`));
}

describe("the rules", () => {
    it("are at least 60, each with a name of its own that names what it is about", () => {
        const names = rules.map(({ name }) => name);
        deepEqual(names, [...new Set(names)]);
        deepEqual(
            names.filter((name) => !/^[a-z0-9]+(-[a-z0-9]+)+$/.test(name)),
            [],
        );
        equal(rules.length >= 60, true);
    });

    it("are all those that stand in files", () => {
        deepEqual([...exportedRules().values()].map(({ name }) => name).sort(), rules.map(({ name }) => name).sort());
    });

    it("have a test each", () => {
        const tests = rooms
            .map((room) => path.join(__dirname, room))
            .flatMap((room) => readdirSync(room).map((file) => readFileSync(path.join(room, file), "utf8")))
            .join("\n");
        const tested = new Set([...tests.matchAll(/describeRule\(\s*(\w+)/g)].map(([, name]) => name));
        deepEqual(
            [...exportedRules().keys()].filter((name) => !tested.has(name)),
            [],
        );
    });

    it("are about types that the SDKs declare", () => {
        const types = new Set(rules.flatMap((rule) => [...rule.types, ...rule.guards.map(({ type }) => type)]));
        deepEqual(
            [...types].filter((type) => !isDeclared(type)),
            [],
        );
    });

    it("guard properties of what they judge, or of what decides beside it", () => {
        const foreign = rules
            .filter(({ scope }) => scope === "resource")
            .flatMap(({ name, types, guards }) =>
                guards.filter(({ type }) => !types.includes(type)).map(({ type }) => `${name}: ${type}`),
            );
        deepEqual(foreign, []);
    });

    it("say in whole sentences why they are there and how to mend", () => {
        deepEqual(
            rules
                .filter(
                    ({ title, why, mend }) =>
                        title.endsWith(".") || ![why, mend].every((text) => /^[^a-z].*[.…]$/.test(text)),
                )
                .map(({ name }) => name),
            [],
        );
    });

    it("stand in the README as they are", async () => {
        equal(await currentReadme(), readFileSync(readmeFile, "utf8"), "run `npm run readme -w policy`");
    });
});
