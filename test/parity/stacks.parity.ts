import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { compareCourse, type Stage } from "./course";
import type { ProjectFile } from "./project";

const repository = join(__dirname, "..", "..");

/** The settings of a stack, as far as the changes below touch them. */
interface StackSettings {
    "fairlead:protect": boolean;
    "fairlead:azure": { cluster: { systemPool: { maxCount: number }; tier: string }; network: { cidr: string } };
    "fairlead:dns": { records: unknown[] };
    "fairlead:gitops": { controller: string };
    "fairlead:apps": unknown[];
}

/** Edits that people make, each on top of the ones before. */
const edits: Readonly<Record<string, (settings: StackSettings) => void>> = {
    "more nodes": (settings) => {
        settings["fairlead:azure"].cluster.systemPool.maxCount = 5;
    },
    "another tier of the control plane": (settings) => {
        settings["fairlead:azure"].cluster.tier = "Standard";
    },
    "a new DNS record": (settings) => {
        settings["fairlead:dns"].records.push({ name: "www", type: "A", ttl: 60, values: ["192.0.2.1"] });
    },
    "the other controller": (settings) => {
        settings["fairlead:gitops"].controller = "argo-cd";
    },
    "one more application": (settings) => {
        settings["fairlead:apps"].push({ name: "shop", chartPath: "service/chart", host: "shop" });
    },
    protection: (settings) => {
        settings["fairlead:protect"] = true;
    },
};

/** Pulumi's own form of a program's folder and of how it is run. */
const fairlead: ProjectFile = {
    name: "fairlead",
    main: join(repository, "environments"),
    options: { typescript: false },
};

function settingsOf(stack: string): Record<string, unknown> {
    const file = readFileSync(join(repository, `Pulumi.${stack}.yaml`), "utf8");
    return (parse(file) as { config: Record<string, unknown> }).config;
}

describe("both engines agree on stack dev", () => {
    const original = settingsOf("dev") as unknown as StackSettings;
    const settings = structuredClone(original);
    const changed = Object.entries(edits).flatMap(([what, edit]): Stage[] => {
        edit(settings);
        const config = { ...structuredClone(settings) };
        return [
            { verb: "preview", config, what },
            { verb: "up", config, what },
        ];
    });
    const unprotected = { ...structuredClone(settings), "fairlead:protect": false };
    const course: Stage[] = [
        { verb: "preview", config: { ...original }, what: "from nothing" },
        { verb: "up", config: { ...original }, what: "from nothing" },
        { verb: "up", config: { ...original }, what: "unchanged" },
        ...changed,
        { verb: "refresh", config: { ...settings }, what: "unchanged" },
        { verb: "destroy", config: { ...settings }, what: "protected" },
        { verb: "up", config: unprotected, what: "protection off" },
        { verb: "destroy", config: unprotected, what: "protection off" },
    ];
    compareCourse("through edits of its settings", fairlead, course);
});

for (const stack of ["dev-aws", "prod-azure", "prod-aws", "local"]) {
    describe(`both engines agree on stack ${stack}`, () => {
        const config: Record<string, unknown> = { ...settingsOf(stack), "fairlead:protect": false };
        const local = config["fairlead:local"];
        if (typeof local === "object" && local !== null) {
            // The project of a comparison stands in a folder of its own.
            const kubeconfigFile = join(repository, "environments", "example-kubeconfig.yaml");
            Object.assign(config, { "fairlead:local": { ...local, kubeconfigFile } });
        }
        compareCourse("from nothing to nothing", fairlead, [
            { verb: "preview", config, what: "from nothing" },
            { verb: "up", config, what: "from nothing" },
            { verb: "up", config, what: "unchanged" },
            { verb: "destroy", config, what: "everything" },
        ]);
    });
}
