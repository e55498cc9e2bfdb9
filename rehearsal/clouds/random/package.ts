import { randomBytes, randomInt, randomUUID } from "node:crypto";

import { bridgedDialect } from "../bridged/dialect";
import { numberOf } from "../simulation/names";
import type { CloudPackage, TypeRules } from "../simulation/package";
import { failIf } from "../simulation/parts";
import type { CheckFailure } from "../simulation/provider";
import { type ValueMap, hasUnknowns, textOf } from "../simulation/values";
import { bcryptLike, numberIn, randomText, shuffled } from "./characters";
import { petName } from "./pets";

const text =
    "keepers length lower minLower minNumeric minSpecial minUpper number numeric overrideSpecial special upper";

/**
 * Random values, as `@pulumi/random` makes them: truly random ones, which the stack's state keeps. Everything that a
 * value was made by replaces it. Source: `internal/provider/resource_*.go` of terraform-provider-random.
 */
export const random: CloudPackage = {
    name: "random",
    sdk: "@pulumi/random",
    dialect: bridgedDialect({
        name: "random",
        immutable: {
            RandomBytes: "keepers length",
            RandomId: "byteLength keepers prefix",
            RandomInteger: "keepers max min seed",
            RandomPassword: text,
            RandomPet: "keepers length prefix separator",
            RandomShuffle: "inputs keepers resultCount seed",
            RandomString: text,
            RandomUuid: "keepers",
            RandomUuid4: "keepers",
            RandomUuid7: "keepers",
        },
        ids: {},
        deleteBeforeReplace: new Set(),
        replacingConfig: [],
        assumesExisting: false,
        defaultId: ({ urn }) => urn,
    }),
    types: {
        "random:index/randomBytes:RandomBytes": {
            check: (inputs) => atLeast(inputs, "length", 1),
            id: ({ inputs }) => randomBytes(numberIn(inputs.length)).toString("base64"),
            outputs: ({ id }) => ({ base64: id, hex: Buffer.from(id, "base64").toString("hex") }),
        },
        "random:index/randomId:RandomId": {
            id: ({ inputs }) => randomBytes(numberIn(inputs.byteLength)).toString("base64url"),
            outputs: ({ id, inputs }) => {
                const bytes = Buffer.from(id, "base64url");
                const prefix = textOf(inputs, "prefix") ?? "";
                return {
                    b64Std: prefix + bytes.toString("base64"),
                    b64Url: prefix + id,
                    dec: prefix + BigInt(`0x0${bytes.toString("hex")}`).toString(),
                    hex: prefix + bytes.toString("hex"),
                };
            },
        },
        "random:index/randomInteger:RandomInteger": {
            check: ({ min, max }) =>
                failIf(
                    !hasUnknowns([min ?? null, max ?? null]) && numberIn(min) > numberIn(max),
                    "The minimum (min) value needs to be smaller than or equal to maximum (max) value.",
                ),
            id: ({ inputs: { min, max, seed } }) => {
                const [least, most] = [numberIn(min), numberIn(max)];
                return String(
                    typeof seed === "string"
                        ? least + (numberOf(seed) % (most - least + 1))
                        : randomInt(least, most + 1),
                );
            },
            outputs: ({ id }) => ({ result: Number(id) }),
        },
        "random:index/randomPassword:RandomPassword": {
            check: checkText,
            id: () => "none",
            outputs: ({ inputs }) => ({ ...textOutputs(inputs), bcryptHash: bcryptLike(), result: randomText(inputs) }),
        },
        "random:index/randomPet:RandomPet": {
            id: ({ inputs }) => petName(inputs),
            outputs: ({ inputs }) => ({ length: 2, separator: "-", ...inputs }),
        },
        "random:index/randomShuffle:RandomShuffle": {
            id: () => "-",
            outputs: ({ inputs }) => ({ results: shuffle(inputs) }),
        },
        "random:index/randomString:RandomString": {
            check: checkText,
            id: ({ inputs }) => randomText(inputs),
            outputs: ({ id, inputs }) => ({ ...textOutputs(inputs), result: id }),
        },
        "random:index/randomUuid4:RandomUuid4": uuid(() => randomUUID()),
        "random:index/randomUuid7:RandomUuid7": uuid(uuid7),
        "random:index/randomUuid:RandomUuid": uuid(() => randomUUID()),
    },
    functions: {},
};

function uuid(make: () => string): TypeRules {
    return { id: make, outputs: ({ id }) => ({ result: id }) };
}

/** A time and random digits. Source: RFC 9562, section 5.7. */
function uuid7(): string {
    const time = Date.now().toString(16).padStart(12, "0");
    return `${time.slice(0, 8)}-${time.slice(8)}-7${randomUUID().slice(15)}`;
}

/** What is asked for, with the defaults of `passwordSchemaV3` and `stringSchemaV3`. */
function textOutputs(inputs: ValueMap): ValueMap {
    const digits = inputs.numeric ?? inputs.number ?? true;
    return {
        lower: true,
        minLower: 0,
        minNumeric: 0,
        minSpecial: 0,
        minUpper: 0,
        special: true,
        upper: true,
        ...inputs,
        number: digits,
        numeric: digits,
    };
}

function shuffle(inputs: ValueMap): string[] {
    const items = Array.isArray(inputs.inputs) ? inputs.inputs.filter((item) => typeof item === "string") : [];
    const count = numberIn(inputs.resultCount) === 0 ? items.length : numberIn(inputs.resultCount);
    const rounds = Math.ceil(count / Math.max(1, items.length));
    return Array.from({ length: rounds }, () => shuffled(items))
        .flat()
        .slice(0, count);
}

function checkText(inputs: ValueMap): CheckFailure[] {
    const names = ["minUpper", "minLower", "minNumeric", "minSpecial"];
    if (hasUnknowns(inputs)) {
        return [];
    }
    const least = names.reduce((sum, name) => sum + numberIn(inputs[name]), 0);
    return [
        ...atLeast(inputs, "length", 1),
        ...failIf(
            numberIn(inputs.length) < least,
            `Attribute length value must be at least sum of min_upper + min_lower + min_numeric + min_special, got: ${String(numberIn(inputs.length))}`,
        ),
        ...failIf(
            inputs.number !== undefined && inputs.numeric !== undefined && inputs.number !== inputs.numeric,
            "Cannot specify both number and numeric in config.",
        ),
    ];
}

function atLeast(inputs: ValueMap, name: string, least: number): CheckFailure[] {
    const value = inputs[name];
    return failIf(
        typeof value === "number" && value < least,
        `Attribute ${name} value must be at least ${String(least)}, got: ${String(numberIn(value))}`,
    );
}
