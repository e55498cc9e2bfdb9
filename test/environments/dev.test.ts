import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { Rehearsal, type ExportedResource } from "./rehearsal";

/** The URNs of the environment dev. To renew the list: UPDATE_GOLDEN=1 npx mocha test/environments/dev.test.ts */
const golden = join(__dirname, "dev.urns.txt");

describe("the environment dev", () => {
    const rehearsal = new Rehearsal("dev");
    let resources: readonly ExportedResource[] = [];

    const find = (type: string, name = ""): ExportedResource => {
        const found = resources.find((resource) => resource.type === type && resource.urn.endsWith(`::${name}`));
        assert.ok(found, `${type} ${name} is missing`);
        return found;
    };
    /** Everything that a resource needs: what it names, what that needs, their parents and providers. */
    const needs = (resource: ExportedResource): ReadonlySet<string> => {
        const all = new Set<string>();
        const add = (urn: string): void => {
            const needed = resources.find((other) => other.urn === urn);
            if (needed !== undefined && !all.has(urn)) {
                all.add(urn);
                direct(needed).forEach(add);
            }
        };
        direct(resource).forEach(add);
        return all;
    };
    const direct = ({ dependencies = [], parent = "", provider = "" }: ExportedResource): string[] => [
        ...dependencies,
        parent,
        provider.replace(/::[^:]*$/, ""),
    ];

    before(async () => {
        await rehearsal.succeed("up");
        resources = await rehearsal.resources();
    });

    after(() => {
        rehearsal.dispose();
    });

    it("has exactly these resources", () => {
        const urns = resources
            .filter(({ type }) => !type.startsWith("pulumi:providers:"))
            .map(({ urn }) => urn.replace("urn:pulumi:dev::fairlead::", ""))
            .sort();
        if (process.env.UPDATE_GOLDEN !== undefined) {
            writeFileSync(golden, `${urns.join("\n")}\n`);
        }
        assert.deepEqual(urns, readFileSync(golden, "utf8").trimEnd().split("\n"));
    });

    it("gives out what its users need", async () => {
        const { report } = await rehearsal.succeed("outputs", "--json");
        const text = JSON.stringify(report);
        for (const output of ["apiEndpoint", "ingressAddress", "nameServers", "nextSteps", "oidcIssuer", "registry"]) {
            assert.ok(text.includes(`"${output}"`), `${output} is missing in ${text}`);
        }
        assert.match(text, /"kubeconfig":"\[secret\]"/);
        assert.match(text, /https:\/\/service\.dev\.fairlead\.example/);
    });

    it("keeps no secret in clear", async () => {
        const { text } = await rehearsal.succeed("export");
        assert.doesNotMatch(text, /current-context/);
    });

    it("gives the cluster its rights before it is created, and leaves them until it is gone", () => {
        const needed = needs(find("azure-native:containerservice:ManagedCluster", "fairlead-dev"));
        for (const right of ["joins-subnet", "assigns-kubelet", "pulls-images"]) {
            const { urn } = find("azure-native:authorization:RoleAssignment", `fairlead-dev-${right}`);
            assert.ok(needed.has(urn), right);
        }
    });

    it("removes an application before its ingress, its controller and its rights, and these before the cluster", () => {
        const needed = needs(find("kubernetes:helm.toolkit.fluxcd.io/v2:HelmRelease", "service-helmrelease"));
        const outlive = [
            find("kubernetes:rbac.authorization.k8s.io/v1:RoleBinding", "service-deployer"),
            find("kubernetes:core/v1:Namespace", "service-namespace"),
            find("azure-native:kubernetesconfiguration:Extension", "flux"),
            find("kubernetes:helm.sh/v3:Release", "ingress-nginx"),
            find("azure-native:network:PublicIPAddress", "fairlead-dev-ingress"),
            find("azure-native:authorization:RoleAssignment", "fairlead-dev-ingress-attached-by-cluster"),
            find("azure-native:containerservice:ManagedCluster", "fairlead-dev"),
        ];
        assert.deepEqual(
            outlive.filter(({ urn }) => !needed.has(urn)).map(({ urn }) => urn),
            [],
        );
    });

    it("gives workflows no right on anything but the registry", () => {
        const registry = find("azure-native:containerregistry:Registry", "fairlead-dev");
        const principal = find("azuread:index/servicePrincipal:ServicePrincipal", "fairlead-dev");
        const grants = resources.filter(
            ({ type, dependencies = [] }) =>
                type === "azure-native:authorization:RoleAssignment" && dependencies.includes(principal.urn),
        );
        assert.deepEqual(
            grants.map(({ urn }) => urn.split("::").at(-1)),
            ["fairlead-dev-pushes-images"],
        );
        const push = find("azure-native:authorization:RoleAssignment", "fairlead-dev-pushes-images");
        assert.ok(push.dependencies?.includes(registry.urn));
        assert.match(String(push.inputs?.roleDefinitionId), /8311e382-0749-4cb8-b61a-304f252e45ec$/);
    });

    it("tags everything on Azure that has tags", () => {
        const tagged = resources.filter(({ inputs }) => inputs?.tags !== undefined);
        assert.ok(tagged.length >= 8);
        for (const { inputs } of tagged) {
            const expected = {
                "cost-center": "development",
                environment: "dev",
                "managed-by": "pulumi",
                project: "fairlead",
            };
            assert.deepEqual(inputs?.tags, expected);
        }
    });

    it("changes nothing by itself, and by a changed setting only what the setting says", async () => {
        await rehearsal.succeed("preview", "--expect-no-changes");
        rehearsal.settings((yaml) => yaml.replace("maxCount: 3", "maxCount: 5"));
        const { report } = await rehearsal.succeed("preview", "--json");
        const { steps } = report as { steps: { op: string; urn: string; detailedDiff?: object }[] };
        const changes = steps.filter(({ op }) => op !== "same");
        assert.deepEqual(
            changes.map(({ op, urn, detailedDiff = {} }) => [op, urn.split("::").at(-1), Object.keys(detailedDiff)]),
            [["update", "fairlead-dev", ["agentPoolProfiles[0].maxCount"]]],
        );
    });

    it("leaves nothing behind", async () => {
        await rehearsal.succeed("destroy");
        assert.deepEqual(await rehearsal.resources(), []);
    });
});
