import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { loadProject } from "../../../../rehearsal/project";
import { ProgramWorker } from "../../../../rehearsal/report/compare/program-worker";
import { rehearseHere } from "../../cli/rehearse-here";
import { SampleProject } from "../../cli/sample-project";

/** What of a rehearsal's JSON is looked at. */
interface Rehearsed {
    readonly result: string;
    readonly outputs: { readonly process?: number };
}

describe("a worker for programs", function () {
    this.timeout(60_000);
    let folder: string;
    let project: SampleProject;
    let worker: ProgramWorker;

    before(() => {
        folder = mkdtempSync(join(tmpdir(), "fairlead-worker-"));
        project = new SampleProject(
            'if (config.get("ends")) process.exit(3); exports.process = process.pid;',
            "config: {}",
        );
        project.write("Pulumi.ends.yaml", "config: { ends: yes }");
        worker = new ProgramWorker(join(folder, "worker"));
    });

    after(async () => {
        await worker.stop();
        project.remove();
        rmSync(folder, { recursive: true });
    });

    const rehearse = async (stack: string): Promise<Rehearsed> => {
        const programs = await worker.serverFor(loadProject(project.directory).project);
        assert.ok(programs);
        return rehearseHere<Rehearsed>(project.directory, "preview", stack, { programs });
    };

    it("uses one process for all programs, and another only after it was stopped", async () => {
        const [first, second] = [await rehearse("dev"), await rehearse("dev")];
        assert.equal(first.result, "succeeded", JSON.stringify(first));
        assert.equal(first.outputs.process, second.outputs.process);
        assert.equal((await rehearse("ends")).result, "failed");
        await worker.stop();
        const third = await rehearse("dev");
        assert.equal(third.result, "succeeded");
        assert.notEqual(third.outputs.process, first.outputs.process);
    });
});
