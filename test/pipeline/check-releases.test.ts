import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { runPipeline } from "../../pipeline/main";
import { Programs } from "./programs";
import { TestRepository } from "./repository";

const digest = (digit: string) => `sha256:${digit.repeat(64)}`;
const image = (digit: string) => `registry.example/fairlead/service@${digest(digit)}`;
const argo = (status: object) => ({ kind: "Application", metadata: { name: "service" }, status });
const running = (digit: string) => ({ summary: { images: [image(digit), "registry.example/busybox:1"] } });
const good = { sync: { status: "Synced" }, health: { status: "Healthy" } };
const flux = (ready: string) => ({
    kind: "HelmRelease",
    metadata: { name: "service" },
    status: {
        conditions: [{ type: "Released" }, { type: "Ready", status: ready, message: "install retries exhausted" }],
    },
});
const deployment = (...images: string[]) => ({
    kind: "Deployment",
    metadata: { name: "service" },
    spec: { template: { spec: { containers: images.map((name) => ({ image: name })) } } },
});

describe("npm run pipeline -- check-releases", () => {
    let programs: Programs;
    let repository: TestRepository;

    beforeEach(() => {
        programs = new Programs();
        repository = new TestRepository();
        for (const [stack, controller] of [
            ["dev", "flux"],
            ["prod", "argo-cd"],
        ] as const) {
            repository.write(
                `Pulumi.${stack}.yaml`,
                `config:\n  fairlead:gitops:\n    controller: ${controller}\n  fairlead:apps:\n    - name: service\n`,
            );
            repository.write(`releases/${stack}/service.yaml`, `image:\n  version: 1.2.3\n  digest: ${digest("a")}\n`);
        }
    });

    afterEach(() => {
        programs.remove();
        repository.remove();
    });

    const check = async (stack: string, ...items: object[]) => {
        const list = join(programs.directory, "list.json");
        writeFileSync(list, JSON.stringify({ kind: "List", items }));
        programs.write("kubectl", `echo "$*" > ${programs.directory}/asked; cat ${list}`);
        const findings = join(repository.directory, "findings");
        const args = ["check-releases", "--stack", stack, "--findings", findings];
        const { code, text } = await runPipeline(args, { environment: {}, directory: repository.directory });
        assert.equal(code, 0, text);
        const kept = JSON.parse(readFileSync(join(findings, `${stack}.releases.json`), "utf8")) as { found: string[] };
        assert.deepEqual(text.split("\n").slice(1), kept.found);
        return kept.found;
    };
    const asked = () => readFileSync(join(programs.directory, "asked"), "utf8").trim();

    it("finds nothing where Argo CD reports the release", async () => {
        assert.deepEqual(await check("prod", argo({ ...good, ...running("a") })), []);
        assert.match(
            asked(),
            /^get applications\.argoproj\.io --all-namespaces --field-selector=metadata\.name=service --output=json$/,
        );
    });

    it("finds what Argo CD reports otherwise", async () => {
        const late = argo({ sync: { status: "OutOfSync" }, health: { status: "Degraded" }, ...running("b") });
        assert.deepEqual(await check("prod", late), [
            "Argo CD says of service OutOfSync, not Synced",
            "Argo CD says of service Degraded, not Healthy",
            `${image("b")} runs; releases/ says 1.2.3, ${digest("a")}`,
        ]);
        assert.deepEqual(await check("prod"), ["Argo CD has no Application service"]);
        assert.deepEqual(await check("prod", argo({ ...good })), [
            `No image of service runs; releases/ says 1.2.3, ${digest("a")}`,
        ]);
    });

    it("finds nothing where Flux is ready and the release runs", async () => {
        assert.deepEqual(
            await check("dev", flux("True"), deployment(image("a"), "registry.example/other-service:1")),
            [],
        );
        assert.match(asked(), /^get helmreleases\.helm\.toolkit\.fluxcd\.io,deployments\.apps --namespace=service /);
    });

    it("finds what Flux reports otherwise", async () => {
        assert.deepEqual(await check("dev", flux("False"), deployment(image("b"), "registry.example/service:latest")), [
            "Flux says that service is not ready: install retries exhausted",
            `${image("b")} runs; releases/ says 1.2.3, ${digest("a")}`,
            `registry.example/service:latest runs; releases/ says 1.2.3, ${digest("a")}`,
        ]);
        assert.deepEqual(await check("dev", deployment(image("a"))), ["Flux has no HelmRelease service"]);
    });

    it("asks nobody where nothing has been released", async () => {
        repository.write("releases/dev/service.yaml", `image:\n  version: 0.0.0\n  digest: ${digest("0")}\n`);
        programs.write("kubectl", "exit 1");
        const args = ["check-releases", "--stack", "dev", "--findings", join(repository.directory, "findings")];
        const { code, text } = await runPipeline(args, { environment: {}, directory: repository.directory });
        assert.deepEqual([code, text], [0, "dev: 0 differences"]);
    });

    it("keeps nothing where the cluster cannot be asked, so that the issue tells of it", async () => {
        programs.write("kubectl", "echo 'no route to host' >&2; exit 1");
        const args = ["check-releases", "--stack", "dev", "--findings", join(repository.directory, "findings")];
        const { code, text } = await runPipeline(args, { environment: {}, directory: repository.directory });
        assert.equal(code, 1);
        assert.match(text, /^`kubectl get .*` failed: no route to host$/);
    });

    it("reads the settings of the stacks as they are", async () => {
        for (const stack of ["dev", "dev-aws", "prod-azure", "prod-aws"]) {
            const settings = readFileSync(`Pulumi.${stack}.yaml`, "utf8");
            repository.write(`Pulumi.${stack}.yaml`, settings);
            repository.write(`releases/${stack}/service.yaml`, `image:\n  version: 1.2.3\n  digest: ${digest("a")}\n`);
            const [first = ""] = await check(stack);
            assert.match(first, /^(Argo CD has no Application|Flux has no HelmRelease) service$/);
        }
    });
});
