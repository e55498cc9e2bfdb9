import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { assertAgreement } from "./compare";
import { embeddedEngine, findPulumi, pulumiEngine, type Verb } from "./engines";
import { createProject, type ProjectFile, writeSettings } from "./project";

/** What happens to a stack: a verb under some settings. */
export interface Stage {
    readonly verb: Verb;
    readonly config: Readonly<Record<string, unknown>>;
    /** What of the settings is new, for messages. */
    readonly what: string;
}

/** Tests that both engines do the same at each stage of a course, where there is a Pulumi CLI to compare with. */
export function compareCourse(name: string, project: ProjectFile, course: readonly Stage[]): void {
    it(name, function () {
        const cli = findPulumi();
        if (cli === undefined) {
            console.log("      Skipped: there is no Pulumi CLI on PATH to compare the rehearsal with.");
            this.skip();
        }
        // Nothing can interrupt it, since it waits for processes; and a slow machine is no disagreement.
        this.timeout(0);
        const directory = mkdtempSync(join(tmpdir(), "fairlead-parity-"));
        try {
            runCourse(cli, directory, project, course);
        } finally {
            rmSync(directory, { recursive: true, force: true });
        }
    });
}

function runCourse(cli: string, directory: string, project: ProjectFile, course: readonly Stage[]): void {
    const [ours, theirs] = [join(directory, "embedded"), join(directory, "pulumi")];
    for (const folder of [ours, theirs]) {
        createProject(folder, project);
        writeSettings(folder, course[0]?.config ?? {});
    }
    const [embedded, pulumi] = [embeddedEngine(ours, join(ours, "state")), pulumiEngine(cli, theirs, theirs)];
    for (const { verb, config, what } of course) {
        for (const folder of [ours, theirs]) writeSettings(folder, config);
        assertAgreement(embedded.run(verb), pulumi.run(verb), `${verb}, ${what}`);
    }
}
