import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { compareCourse, type Stage } from "./course";

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

describe("both engines agree on stack dev", () => {
    const original = (parse(readFileSync(join(repository, "Pulumi.dev.yaml"), "utf8")) as { config: StackSettings })
        .config;
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
    const main = join(repository, "environments");
    compareCourse("through edits of its settings", { name: "fairlead", main, options: { typescript: false } }, course);
});
