import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import type { Config, ConfigValue } from "../model/deployment";
import { environmentPassphrase, openPassphraseCrypter, rehearsalSalt } from "../state";
import { fullKey } from "./config-key";
import { describe, fits, typeText } from "./config-type";
import { type Decrypt, hasSecret, toConfigValue } from "./config-value";
import { type Fault, refuse } from "./faults";
import type { ProjectFile } from "./project-file";
import { type Yaml, type YamlMap, isYamlList, isYamlMap, parseYaml } from "./yaml";

/** The settings of one stack. */
export interface StackSettings {
    readonly config: Config;
    /** What the person should know of how they were read. */
    readonly remarks: readonly string[];
}

const stackFile = /^Pulumi\.(.+)\.(?:yaml|yml|json)$/;

/** The stacks that have a settings file, sorted. */
export function listStacks({ stackFolder }: ProjectFile): readonly string[] {
    try {
        return readdirSync(stackFolder)
            .map((name) => stackFile.exec(name)?.[1])
            .filter((name) => name !== undefined)
            .sort();
    } catch {
        return [];
    }
}

/**
 * Reads Pulumi.<stack>.yaml and the project's defaults.
 *
 * Secrets are decrypted where that is possible without asking a key service: with the passphrase in the environment.
 * A secret that stays closed becomes a marked placeholder, because a fork's pull request must be rehearsable without its
 * owner's keys.
 *
 * @throws ProjectError
 */
export async function loadStackSettings(project: ProjectFile, stack: string): Promise<StackSettings> {
    const file = join(project.stackFolder, `Pulumi.${stack}.yaml`);
    const content = readSettings(project, stack);
    const values = namespaced(content.config, project, file);
    const placeholders: string[] = [];
    const decrypt = await decrypterFor(content, values, placeholders);
    const config = new Map<string, ConfigValue>();
    for (const [key, value] of values) {
        config.set(key, toConfigValue(value, key, decrypt));
    }
    refuse(applyDeclarations(project, file, values, config));
    return { config, remarks: remarksOf(content, placeholders, file) };
}

function readSettings({ stackFolder }: ProjectFile, stack: string): YamlMap {
    const names = ["yaml", "yml", "json"].map((extension) => join(stackFolder, `Pulumi.${stack}.${extension}`));
    for (const name of names) {
        try {
            return parseYaml(readFileSync(name, "utf8"), name);
        } catch (error) {
            if (!(error instanceof Error && "code" in error && error.code === "ENOENT")) {
                throw error;
            }
        }
    }
    return {};
}

function namespaced(block: Yaml | undefined, { project }: ProjectFile, file: string): Map<string, Yaml> {
    const values = new Map<string, Yaml>();
    const faults: Fault[] = [];
    if (block !== undefined && block !== null && !isYamlMap(block)) {
        const expected = "a map of settings";
        faults.push({
            file,
            key: "config",
            expected,
            found: describe(block),
            mend: "Write `KEY: VALUE` lines below it.",
        });
    }
    for (const [key, value] of Object.entries(isYamlMap(block) ? block : {})) {
        const full = fullKey(key, project.name);
        if (full === undefined) {
            const expected = "a key of the form NAMESPACE:NAME";
            faults.push({ file, key: `config.${key}`, expected, found: `"${key}"`, mend: "Keep one colon." });
        } else {
            values.set(full, value);
        }
    }
    refuse(faults);
    return values;
}

async function decrypterFor(content: YamlMap, values: Map<string, Yaml>, placeholders: string[]): Promise<Decrypt> {
    const crypter = [...values.values()].some(hasSecret) ? await crypterOf(content) : undefined;
    return (ciphertext, path) => {
        try {
            if (crypter !== undefined) {
                return crypter.decrypt(ciphertext);
            }
        } catch {
            // Encrypted with something else than the salt says.
        }
        placeholders.push(path);
        return `rehearsal-placeholder-for-${path}`;
    };
}

async function crypterOf({ encryptionsalt: salt }: YamlMap) {
    const passphrase = environmentPassphrase(process.env);
    if (typeof salt !== "string" || (passphrase === undefined && salt !== rehearsalSalt)) {
        return undefined;
    }
    return openPassphraseCrypter(passphrase ?? "", salt).catch(() => undefined);
}

/** Puts in the project's defaults and checks what the project demands. Source: `pkg/workspace/config.go`. */
function applyDeclarations(
    { declarations, project }: ProjectFile,
    file: string,
    values: ReadonlyMap<string, Yaml>,
    config: Map<string, ConfigValue>,
): Fault[] {
    return declarations.flatMap(({ key, type, fallback, secret }) => {
        const full = fullKey(key, project.name) ?? key;
        const place = { file, key: `config.${full}` };
        const value = values.get(full);
        if (value === undefined) {
            if (fallback !== undefined) {
                config.set(
                    full,
                    toConfigValue(fallback, full, (ciphertext) => ciphertext),
                );
                return [];
            }
            const expected = type === undefined ? "a value" : `a value of type ${typeText(type)}`;
            return [
                {
                    ...place,
                    expected,
                    found: "nothing",
                    mend: `Add it: Pulumi.yaml declares ${key} without a default.`,
                },
            ];
        }
        const found = describe(value);
        if (type !== undefined && secret && !hasSecret(value)) {
            const mend = `Run \`pulumi config set --secret ${full}\`.`;
            return [{ ...place, expected: "an encrypted value", found: "one in clear", mend }];
        }
        // Pulumi checks the text of a single value, so that 5 is a string too.
        const checked = isYamlMap(value) || isYamlList(value) ? value : (config.get(full)?.value ?? "");
        if (type !== undefined && !hasSecret(value) && !fits(checked, type)) {
            return [{ ...place, expected: `a value of type ${typeText(type)}`, found, mend: "Correct it." }];
        }
        return [];
    });
}

function remarksOf({ environment }: YamlMap, placeholders: readonly string[], file: string): string[] {
    const remarks: string[] = [];
    if (placeholders.length > 0) {
        remarks.push(
            `Secrets that can't be decrypted here are replaced by placeholders: ${placeholders.join(", ")} (${file}). ` +
                "With PULUMI_CONFIG_PASSPHRASE set, those of Pulumi's passphrase provider are used as they are.",
        );
    }
    if (environment !== undefined && environment !== null) {
        remarks.push(`Settings of Pulumi ESC environments are not read in a rehearsal (${file}: environment).`);
    }
    return remarks;
}
