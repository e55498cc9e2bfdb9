import type { Fault } from "@fairlead/components/shared/arguments";
import { readConfiguration } from "@fairlead/environments/configuration";
import { nearest } from "@fairlead/environments/nearest";
import { rejectSettings } from "@fairlead/environments/settings-error";
import {
    anyText,
    readGroup,
    type Findings,
    type SettingsGroup,
    type TextRules,
} from "@fairlead/environments/settings-group";

import type { Exception } from "./exceptions";

/** How strict the pack is. */
export const Level = {
    /** Everything is mandatory. */
    Production: "production",
    /** Advisory is what costs money, or hinders the work of people who try things out. */
    Development: "development",
} as const;
export type Level = (typeof Level)[keyof typeof Level];

/** The settings of the pack: `fairlead-policy:KEY` in `Pulumi.<stack>.yaml`. */
export interface PolicySettings {
    /** @default "production" */
    readonly level: Level;
    /**
     * What rules let pass, each with its reason and the day on which it ends.
     * @default []
     */
    readonly exceptions: readonly Exception[];
}

const namespace = "fairlead-policy";

/**
 * Reads the settings of a stack.
 *
 * @param all every setting of the stack by its full key. @default what the engine handed over
 * @throws pulumi.RunError with everything that is wrong.
 */
export function readPolicySettings(
    stack: string,
    ruleNames: readonly string[],
    all?: Readonly<Record<string, string>>,
): PolicySettings {
    const { values, faults } = readConfiguration(namespace, all);
    const findings: Findings = { faults: [...faults], examples: [] };
    const settings = readGroup(values, `${namespace}:`, findings, readSettings);
    rejectSettings(stack, findings.faults, exceptionFaults(settings, ruleNames));
    return settings;
}

function readSettings(group: SettingsGroup): PolicySettings {
    return {
        level:
            group.optional("level", (key) => group.oneOf(key, Object.values(Level), Level.Production)) ??
            Level.Production,
        exceptions: group.optional("exceptions", (key) => group.groups(key, readException)) ?? [],
    };
}

/** Pulumi reads a day without quotes as a time, and hands it over in this form. */
const midnight = " 00:00:00 +0000 UTC";

const day: TextRules = {
    expected: "a day such as 2027-01-31",
    pattern: /^\d{4}-\d{2}-\d{2}( 00:00:00 \+0000 UTC)?$/,
    mend: "name the day until which the exception holds",
};

function readException(group: SettingsGroup): Exception {
    return {
        rule: group.text("rule", anyText("the name of a rule")),
        resource: group.optional("resource", (key) => group.text(key, anyText("the name of a resource"))),
        reason: group.text("reason", anyText("a sentence that a reviewer can judge")),
        expires: group.text("expires", day).replace(midnight, ""),
    };
}

function exceptionFaults({ exceptions }: PolicySettings, ruleNames: readonly string[]): Fault[] {
    return exceptions.flatMap(({ rule, expires }, index) => {
        const path = `${namespace}:exceptions[${index}]`;
        const near = nearest(rule, ruleNames);
        const repair = near === undefined ? "policy/README.md lists them" : `did you mean ${near}?`;
        const faults: Fault[] = [];
        if (!ruleNames.includes(rule)) {
            faults.push({ path: `${path}.rule`, expected: "the name of a rule", got: rule, repair });
        }
        if (!isDay(expires)) {
            const expected = "a day of the calendar";
            faults.push({ path: `${path}.expires`, expected, got: expires, repair: "correct the day" });
        }
        return faults;
    });
}

function isDay(text: string): boolean {
    const time = Date.parse(text);
    return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}
