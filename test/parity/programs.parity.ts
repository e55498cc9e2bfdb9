import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { assertAgreement } from "./compare";
import { type Engine, embeddedEngine, findPulumi, pulumiEngine, type Verb } from "./engines";

const programs = ["kubernetes", "azure", "github", "options"];

/** Every program is previewed and deployed in three stages, refreshed and destroyed, on both engines. */
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

describe("both engines agree on programs", function () {
    this.timeout(600_000);
    const pulumi = findPulumi();
    let directory = "";

    before(function () {
        if (pulumi === undefined) {
            console.log("    Skipped: there is no Pulumi CLI on PATH to compare the rehearsal with.");
            this.skip();
        }
        directory = mkdtempSync(join(tmpdir(), "fairlead-parity-"));
    });
    after(() => {
        if (directory !== "") rmSync(directory, { recursive: true, force: true });
    });

    for (const program of programs) {
        it(program, () => {
            const ours = project(directory, program, "embedded");
            const theirs = project(directory, program, "pulumi");
            const embedded = embeddedEngine(ours, join(ours, "state"));
            const real: Engine = pulumiEngine(pulumi ?? "", theirs, theirs);
            for (const [verb, stage] of course) {
                setStage(ours, program, stage);
                setStage(theirs, program, stage);
                assertAgreement(embedded.run(verb), real.run(verb), `${verb} at stage ${stage}`);
            }
        });
    }
});

/** A project of its own for one engine, with the program where it stands. */
function project(directory: string, program: string, engine: string): string {
    const folder = join(directory, program, engine);
    mkdirSync(folder, { recursive: true });
    const main = join(__dirname, "programs", `${program}.ts`);
    const options = JSON.stringify({ typescript: false, nodeargs: "--require tsx/cjs" });
    writeFileSync(
        join(folder, "Pulumi.yaml"),
        `name: parity\nmain: ${main}\nruntime:\n  name: nodejs\n  options: ${options}\n`,
    );
    setStage(folder, program, 1);
    return folder;
}

function setStage(folder: string, program: string, stage: number): void {
    writeFileSync(
        join(folder, "Pulumi.dev.yaml"),
        `config:\n  parity:stage: "${stage}"\n  parity:program: ${program}\n`,
    );
}
