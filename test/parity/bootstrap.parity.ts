import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { compareCourse } from "./course";
import type { ProjectFile } from "./project";

const folder = join(__dirname, "..", "..", "bootstrap");

const bootstrap: ProjectFile = { name: "fairlead-bootstrap", main: folder, options: { typescript: false } };

for (const cloud of ["azure", "aws"]) {
    describe(`both engines agree on the bootstrap of ${cloud}`, () => {
        const file = parse(readFileSync(join(folder, `Pulumi.${cloud}.yaml`), "utf8")) as {
            readonly config: Readonly<Record<string, unknown>>;
        };
        const config = { ...file.config };
        const open = { ...config, "fairlead-bootstrap:protect": false };
        compareCourse("from nothing to nothing", bootstrap, [
            { verb: "preview", config, what: "from nothing" },
            { verb: "up", config, what: "from nothing" },
            { verb: "up", config, what: "unchanged" },
            { verb: "up", config: open, what: "protection off" },
            { verb: "destroy", config: open, what: "everything" },
        ]);
    });
}
