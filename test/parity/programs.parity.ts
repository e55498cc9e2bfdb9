import { join } from "node:path";
import { compareCourse, type Stage } from "./course";
import type { Verb } from "./engines";

const programs = ["kubernetes", "azure", "github", "options"];

/** Every program is previewed and deployed in three stages, refreshed and destroyed. */
const course: readonly (readonly [Verb, number])[] = [
    ["preview", 1],
    ["up", 1],
    ["up", 1],
    ["preview", 2],
    ["up", 2],
    ["refresh", 2],
    ["preview", 3],
    ["up", 3],
    ["destroy", 3],
];

describe("both engines agree on programs", () => {
    for (const program of programs) {
        const stages = course.map(([verb, stage]): Stage => {
            const config = { "parity:stage": String(stage), "parity:program": program };
            return { verb, config, what: `stage ${stage}` };
        });
        const main = join(__dirname, "programs", `${program}.ts`);
        const options = { typescript: false, nodeargs: "--require tsx/cjs" };
        compareCourse(program, { name: "parity", main, options }, stages);
    }
});
