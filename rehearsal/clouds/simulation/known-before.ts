import { type Value, type ValueMap, isMap, isSpecial } from "./values";

/**
 * The old inputs, completed by what the resource has where the program now asks for something that it left open before:
 * for providers that compare with the state of a resource, not with what was asked for. What the program does not ask
 * for stays out.
 */
export function knownBefore(oldInputs: ValueMap, outputs: ValueMap, news: ValueMap): ValueMap {
    const known = { ...oldInputs };
    for (const [name, value] of Object.entries(news)) {
        const [asked, state] = [oldInputs[name] ?? null, outputs[name] ?? null];
        if (asked === null && state !== null && state !== "") {
            known[name] = asFarAsAsked(state, value);
        } else if (isPlainMap(asked) && isPlainMap(state) && isPlainMap(value)) {
            known[name] = knownBefore(asked, state, value);
        }
    }
    return known;
}

/** The parts of a value that are asked for. */
function asFarAsAsked(state: Value, value: Value): Value {
    return isPlainMap(state) && isPlainMap(value)
        ? Object.fromEntries(
              Object.entries(state).flatMap(([name, part]): [string, Value][] => {
                  const asked = value[name] ?? null;
                  return asked === null || part === "" ? [] : [[name, asFarAsAsked(part, asked)]];
              }),
          )
        : state;
}

function isPlainMap(value: Value): value is ValueMap {
    return isMap(value) && !isSpecial(value);
}
