/** A YAML scalar as Go's YAML library reads it; whole numbers are `bigint`. */
export type Scalar = null | boolean | bigint | number | string;

const words: Readonly<Record<string, Scalar>> = {
    "": null,
    "~": null,
    null: null,
    Null: null,
    NULL: null,
    true: true,
    True: true,
    TRUE: true,
    false: false,
    False: false,
    FALSE: false,
};

const integer = /^([-+]?)(0[xX][0-9a-fA-F]+|0[bB][01]+|0[oO]?[0-7]+|0|[1-9]\d*)$/;
const float = /^[-+]?(\.\d+|\d+(\.\d*)?)([eE][-+]?\d+)?$/;
const date = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:(?:[Tt ])(\d{1,2}):(\d{1,2}):(\d{1,2})(\.\d+)?(Z|[-+]\d{2}:\d{2})?)?$/;

/**
 * Reads an unquoted scalar. The Pulumi CLI reads its files with Go's YAML library, which differs from others: `0123` is
 * octal, `1_000` a number, `yes` a string, and a date becomes a long text. What a program sees must not depend on the engine.
 * Source: `resolve.go` of gopkg.in/yaml.v3; `unmarshalObject` in `sdk/go/common/resource/config/object.go` in pulumi/pulumi.
 */
export function readScalar(text: string): Scalar {
    if (Object.hasOwn(words, text)) {
        return words[text] ?? null;
    }
    if (!/^[-+.\d]/.test(text)) {
        return text;
    }
    return readDate(text) ?? readNumber(text.replaceAll("_", "")) ?? text;
}

function readNumber(text: string): bigint | number | undefined {
    const [, sign, digits] = integer.exec(text) ?? [];
    if (digits !== undefined) {
        const magnitude = BigInt(digits.replace(/^0(?=[0-7])/, "0o"));
        const value = sign === "-" ? -magnitude : magnitude;
        const fits = value >= -(2n ** 63n) && value < 2n ** 64n;
        return fits ? value : Number(value);
    }
    return float.test(text) ? Number(text) : undefined;
}

/** Go prints a time as `2020-01-01 10:00:00 +0000 UTC`. */
function readDate(text: string): string | undefined {
    const [, year, month, day, hour, minute, second, fraction, zone] = date.exec(text) ?? [];
    if (year === undefined || month === undefined || day === undefined) {
        return undefined;
    }
    const two = (part = "0") => part.padStart(2, "0");
    const time = `${year}-${two(month)}-${two(day)}T${two(hour)}:${two(minute)}:${two(second)}`;
    const parsed = new Date(`${time}Z`);
    if (Number.isNaN(parsed.getTime()) || parsed.toISOString().slice(0, 19) !== time) {
        return undefined;
    }
    const offset =
        zone === undefined || zone === "Z" || zone === "+00:00" ? "+0000 UTC" : `${compact(zone)} ${compact(zone)}`;
    return `${time.replace("T", " ")}${(fraction ?? "").replace(/\.?0+$/, "")} ${offset}`;
}

function compact(zone: string): string {
    return zone.replace(":", "");
}
