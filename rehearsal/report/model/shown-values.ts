import { secretMark, unknownMark } from "../../display/values";
import { parsePath } from "../../model/paths";
import { type Json, isJsonList, isJsonObject } from "../../state/json";

/** Whether a value stands for one that is not shown. */
export function isMark(value: Json | undefined): boolean {
    return value === secretMark || value === unknownMark;
}

/** The values at a path; `[*]` stands for each item. What lies inside of something that is not shown is its mark. */
export function valuesAt(value: Json | undefined, path: string): Json[] {
    return parsePath(path).reduce<Json[]>(
        (found, part) => found.flatMap((one) => membersOf(one, part)),
        [value ?? null],
    );
}

/** The value at a path, if there is one. */
export function valueAt(value: Json | undefined, path: string): Json | undefined {
    return valuesAt(value, path)[0];
}

/** The texts at a path. */
export function textsAt(value: Json | undefined, path: string): string[] {
    return valuesAt(value, path).filter((found) => typeof found === "string");
}

function membersOf(value: Json, part: string | number): Json[] {
    if (isMark(value)) {
        return [value];
    }
    if (part === "*") {
        return isJsonList(value) ? [...value] : isJsonObject(value) ? Object.values(value) : [];
    }
    const member = isJsonList(value) ? value[Number(part)] : isJsonObject(value) ? value[part] : undefined;
    return member === undefined || member === null ? [] : [member];
}
