import { type Command, valueOf } from "../command";
import { pushChart, pushImage } from "../registry/push";

/** Pushes what was built and scanned once to the registry that a job is logged in to. */
export const pushReleaseCommand: Command = {
    summary: "Pushes image and chart of a version to a registry, by skopeo and helm",
    flags: {
        registry: { value: "REGISTRY", summary: "what references of images begin with" },
        app: { value: "APP", summary: "the application" },
        version: { value: "VERSION", summary: "its version" },
        image: { value: "DIR", summary: "its image, in OCI's layout" },
        chart: { value: "FILE", summary: "its chart, packed" },
    },
    run: async (run) => {
        const [registry, app, version] = [valueOf(run, "registry"), valueOf(run, "app"), valueOf(run, "version")];
        const image = `${registry}/${app}`;
        const digest = await pushImage(valueOf(run, "image"), `${image}:${version}`);
        const chartDigest = await pushChart(valueOf(run, "chart"), `${registry}/charts`, app, version);
        return {
            message: `${registry} has ${app} ${version}`,
            outputs: { image, digest, chart: `${registry}/charts/${app}`, "chart-digest": chartDigest },
        };
    },
};
