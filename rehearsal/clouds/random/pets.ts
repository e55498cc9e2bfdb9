import { randomInt } from "node:crypto";

import { type ValueMap, textOf } from "../simulation/values";
import { numberIn } from "./characters";

const adverbs =
    "barely boldly briefly calmly clearly deeply easily fairly firmly gently kindly lightly mildly newly".split(" ");
const adjectives =
    "able apt bold brave bright calm clear eager fair fond free glad good keen kind lucid merry neat noble proud sunny wise".split(
        " ",
    );
const animals =
    "badger bee beetle bison colt crane cub deer dove falcon finch fox gecko goose hare heron ibex koala lark lynx mole moth newt otter owl pony puma quail raven robin seal shrew swan toad trout vole wren".split(
        " ",
    );

/** Words of the form that the provider picks: adverbs, an adjective, an animal. */
export function petName(inputs: ValueMap): string {
    const count = inputs.length === undefined ? 2 : numberIn(inputs.length);
    const kinds = [...Array.from({ length: Math.max(0, count - 2) }, () => adverbs), adjectives, animals].slice(-count);
    const words = count < 1 ? [] : kinds.map((kind) => kind[randomInt(kind.length)] ?? "");
    return [textOf(inputs, "prefix") ?? [], ...words].flat().join(textOf(inputs, "separator") ?? "-");
}
