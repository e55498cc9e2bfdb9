import * as pulumi from "@pulumi/pulumi";

import { known, type Fault } from "./arguments";
import { parseCidr } from "./cidr";

/** Checks of single arguments. Each gives a list of faults, so that a component can join them all. */

/** A time of day within a pattern, for example `03:00`. */
export const timePattern = "([01]\\d|2[0-3]):[0-5]\\d";

/** The name of a branch without `refs/heads/`, and no pattern of names. */
export const branchPattern = /^(?!refs\/)[^\s~^:?*[\\]+$/;

/** An e-mail address, as far as one can tell without writing to it. */
export const emailPattern = /^[^@\s]+@[^@\s]+\.[^@\s]+$/;

/** A text of a certain form; outputs pass, since nobody knows them yet. */
export function matches(
    path: string,
    value: pulumi.Input<string> | undefined,
    pattern: RegExp,
    expected: string,
    repair: string,
): Fault[] {
    const got = known(value);
    return got === undefined || pattern.test(got) ? [] : [{ path, expected, got, repair }];
}

/** One of the values of an enum, which a program without types may miss; a missing one passes. */
export function oneOf(path: string, got: string | undefined, values: readonly string[]): Fault[] {
    return got === undefined || values.includes(got)
        ? []
        : [{ path, expected: `one of ${values.join(", ")}`, got, repair: "choose one of these" }];
}

/** A whole number between two bounds, both included; a missing one passes. */
export function wholeNumber(
    path: string,
    got: number | undefined,
    least: number,
    most: number,
    unit: string,
    repair = "give a number in these bounds",
): Fault[] {
    if (got === undefined || (Number.isInteger(got) && got >= least && got <= most)) {
        return [];
    }
    return [{ path, expected: `a whole number from ${least} to ${most} (${unit})`, got, repair }];
}

/** A time of day such as `03:00`; a missing one passes. */
export function timeOfDay(path: string, value: pulumi.Input<string> | undefined): Fault[] {
    return matches(
        path,
        value,
        new RegExp(`^${timePattern}$`),
        "a time such as 03:00",
        "write hours and minutes with two digits each",
    );
}

/** Values none of which stands in the list twice; outputs pass. `what` names one of them. */
export function eachOnce(path: string, values: readonly pulumi.Input<string>[], what: string): Fault[] {
    const given = values.map((value) => known(value));
    return given.flatMap((got, index) =>
        got === undefined || given.indexOf(got) === index
            ? []
            : [{ path: `${path}[${index}]`, expected: `every ${what} once`, got, repair: "drop the repetition" }],
    );
}

/** Things that are told apart by their names. */
export function distinctNames(path: string, things: readonly { readonly name: string }[]): Fault[] {
    const names = things.map(({ name }) => name);
    return names.flatMap((got, index) =>
        names.indexOf(got) === index
            ? []
            : [{ path: `${path}[${index}].name`, expected: "every name once", got, repair: "rename one of them" }],
    );
}

/** An IPv4 network such as `10.20.0.0/16`, with a mask between two lengths, both included. */
export function cidr(path: string, value: pulumi.Input<string> | undefined, shortest = 0, longest = 32): Fault[] {
    const got = known(value);
    if (got === undefined) {
        return [];
    }
    const parsed = parseCidr(got);
    if ("fault" in parsed) {
        return [{ path, expected: "an IPv4 network such as 10.20.0.0/16", got, repair: parsed.fault }];
    }
    if (parsed.length < shortest || parsed.length > longest) {
        const expected = `a mask from /${shortest} to /${longest}`;
        return [{ path, expected, got, repair: "choose a network of that size" }];
    }
    return [];
}
