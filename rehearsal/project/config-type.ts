import { type Fault } from "./faults";
import { type Yaml, type YamlMap, isYamlList, isYamlMap } from "./yaml";

/** What Pulumi.yaml says of one configuration key. */
export interface ConfigDeclaration {
    /** The key as the file spells it. */
    readonly key: string;
    readonly type: ConfigType | undefined;
    /** Used where the stack sets nothing; `undefined` if the stack must set it. */
    readonly fallback: Yaml | undefined;
    /** The stack must encrypt it. */
    readonly secret: boolean;
}

/** A configuration type: `string`, `integer`, `boolean`, `object`, or `array` with the type of its items. */
export interface ConfigType {
    readonly name: string;
    readonly items: ConfigType | undefined;
}

const typeNames = ["string", "integer", "boolean", "object", "array"];

/**
 * Reads the `config` block of Pulumi.yaml.
 * Source: `RewriteShorthandConfigValues`, `Project.Validate` in `sdk/go/common/workspace/project.go` in pulumi/pulumi.
 */
export function readDeclarations(block: YamlMap, project: string, file: string): [ConfigDeclaration[], Fault[]] {
    const results = Object.entries(block).map(([key, value]) => readDeclaration(key, value, project, file));
    return [results.map(([declaration]) => declaration), results.flatMap(([, faults]) => faults)];
}

function readDeclaration(key: string, value: Yaml, project: string, file: string): [ConfigDeclaration, Fault[]] {
    if (!isYamlMap(value)) {
        return [{ key, type: undefined, fallback: value ?? undefined, secret: false }, []];
    }
    const fallback = value.default ?? value.value ?? undefined;
    const type = readType(value);
    const declaration = { key, type, fallback, secret: value.secret === true };
    const place = { file, key: `config.${key}` };
    const own = !key.includes(":") || key.startsWith(`${project}:`);
    const faults: Fault[] = [];
    if (!own && (value.type !== undefined || value.default !== undefined || value.value === undefined)) {
        faults.push({
            ...place,
            expected: "only a `value`, because the key is not of this project's namespace",
            found: Object.keys(value).join(", ") || "nothing",
            mend: `Write \`value:\`, or name the key ${project}:${key.split(":").at(-1) ?? key}.`,
        });
    }
    if (type !== undefined && !isKnownType(type)) {
        faults.push({
            ...place,
            expected: `a type of ${typeNames.join(", ")}, and \`items\` for an array`,
            found: typeText(type),
            mend: "Correct `type` or `items`.",
        });
    } else if (type !== undefined && fallback !== undefined && !fits(fallback, type)) {
        faults.push({
            ...place,
            expected: `a default of type ${typeText(type)}`,
            found: describe(fallback),
            mend: "Correct `default` or `type`.",
        });
    }
    return [declaration, faults];
}

/** Whether a value is of a type. Source: `ValidateConfigValue` in the same file. */
export function fits(value: Yaml, type: ConfigType): boolean {
    switch (type.name) {
        case "string":
            return typeof value === "string";
        case "integer":
            return typeof value === "bigint" || (typeof value === "string" && /^[-+]?\d+$/.test(value));
        case "boolean":
            return typeof value === "boolean" || value === "true" || value === "false";
        case "object":
            return isYamlMap(value);
        default: {
            const { items } = type;
            return isYamlList(value) && items !== undefined && value.every((item) => fits(item, items));
        }
    }
}

/** `array<string>` and the like. */
export function typeText({ name, items }: ConfigType): string {
    return items === undefined ? name : `${name}<${typeText(items)}>`;
}

export function describe(value: Yaml): string {
    return JSON.stringify(value, (_, part: unknown) => (typeof part === "bigint" ? Number(part) : part));
}

function readType(declaration: YamlMap): ConfigType | undefined {
    const { type, items } = declaration;
    if (type === undefined || type === null) {
        return undefined;
    }
    return {
        name: typeof type === "string" ? type : describe(type),
        items: isYamlMap(items) ? readType(items) : undefined,
    };
}

function isKnownType({ name, items }: ConfigType): boolean {
    return typeNames.includes(name) && (name !== "array" || (items !== undefined && isKnownType(items)));
}
