import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { join, resolve } from "node:path";

import { Deployed } from "./deployed";
import { assertDestroyed, assertRefusesDestruction, type Order } from "./destruction";
import { assertGolden } from "./golden";
import { protectedTypes } from "./protected-types";
import { Rehearsal } from "./rehearsal";

const root = resolve(__dirname, "../..");
const stacks = readdirSync(root).flatMap((file) => /^Pulumi\.(.+)\.yaml$/.exec(file)?.[1] ?? []);

/**
 * What must be gone before what it lives through, by types: objects before the controllers that clear up after them, these
 * before the nodes they run on, everything before the network and the zone.
 */
const orders: readonly Order[] = [
    ["kubernetes:argoproj.io/v1alpha1:Application", "argo-cd"],
    ["kubernetes:helm.toolkit.fluxcd.io/v2:HelmRelease", "flux"],
    ["kubernetes:argoproj.io/v1alpha1:Application", "ingress-nginx"],
    ["kubernetes:helm.toolkit.fluxcd.io/v2:HelmRelease", "ingress-nginx"],
    ["kubernetes:external-secrets.io/v1:ExternalSecret", "external-secrets"],
    ["kubernetes:cert-manager.io/v1:ClusterIssuer", "certificates"],
    ["kubernetes:elbv2.k8s.aws/v1beta1:TargetGroupBinding", "aws:lb/loadBalancer:LoadBalancer"],
    ["kubernetes:elbv2.k8s.aws/v1beta1:TargetGroupBinding", "aws:eks/podIdentityAssociation:PodIdentityAssociation"],
    ["kubernetes:helm.sh/v3:Release", "azure-native:containerservice:ManagedCluster"],
    ["kubernetes:helm.sh/v3:Release", "aws:eks/nodeGroup:NodeGroup"],
    ["kubernetes:core/v1:Namespace", "azure-native:containerservice:ManagedCluster"],
    ["kubernetes:core/v1:Namespace", "aws:eks/nodeGroup:NodeGroup"],
    ["aws:eks/nodeGroup:NodeGroup", "aws:eks/cluster:Cluster"],
    ["aws:eks/nodeGroup:NodeGroup", "aws:iam/rolePolicyAttachment:RolePolicyAttachment"],
    ["aws:eks/nodeGroup:NodeGroup", "aws:ec2/route:Route"],
    ["aws:rds/clusterInstance:ClusterInstance", "aws:rds/cluster:Cluster"],
    ["aws:efs/mountTarget:MountTarget", "aws:efs/fileSystem:FileSystem"],
    ["aws:route53/record:Record", "aws:route53/zone:Zone"],
    ["azure-native:dns:RecordSet", "azure-native:dns:Zone"],
    ["aws:ec2/subnet:Subnet", "aws:ec2/vpc:Vpc"],
    ["azure-native:network:Subnet", "azure-native:network:VirtualNetwork"],
    ["azure-native:dbforpostgresql:Server", "azure-native:network:Subnet"],
];

/** Properties that are secret, by the types that have them. */
const secrets: readonly (readonly [RegExp, readonly string[]])[] = [
    [/^random:index\/randomPassword:/, ["result", "bcryptHash"]],
    [/^random:index\/randomBytes:/, ["base64", "hex"]],
    [/^aws:secretsmanager\/secretVersion:/, ["secretString"]],
    [/^azure-native:keyvault:Secret$/, ["properties"]],
    [/^azure-native:dbforpostgresql:Server$/, ["administratorLoginPassword"]],
    [/^kubernetes:core\/v1:Secret$/, ["data", "stringData"]],
    [/^fairlead:index:(Aks|Eks|Existing)Cluster$/, ["kubeconfig"]],
];

for (const stack of stacks) {
    describe(`the environment ${stack}`, () => {
        const rehearsal = new Rehearsal(stack);
        /** The URNs of its resources. To renew: UPDATE_GOLDEN=1 npx mocha test/environments/stacks.test.ts */
        const golden = join(__dirname, `${stack}.urns.txt`);
        let deployed = new Deployed([]);

        before(async () => {
            await rehearsal.succeed("up");
            deployed = new Deployed(await rehearsal.resources());
        });

        after(() => {
            rehearsal.dispose();
        });

        it("has exactly these resources", () => {
            assertGolden(golden, deployed);
        });

        it("keeps no secret in clear", async () => {
            const { text: outputs } = await rehearsal.succeed("outputs", "--json");
            assert.match(outputs, /"kubeconfig": ?"\[secret\]"/);
            const clear = deployed.resources.flatMap(({ urn, type, inputs, outputs: properties }) =>
                (secrets.find(([pattern]) => pattern.test(type))?.[1] ?? [])
                    .filter((name) => [inputs, properties].some((values) => isClear(values?.[name])))
                    .map((name) => `${urn} ${name}`),
            );
            assert.deepEqual(clear, []);
            assert.ok(deployed.all("random:index/randomPassword:RandomPassword").length > 0);
        });

        it("changes nothing by itself", async () => {
            await rehearsal.succeed("up", "--expect-no-changes");
        });

        const types = protectedTypes[stack];
        if (types !== undefined) {
            it("protects what cannot be had back", () => {
                const found = deployed.resources.filter(({ protect }) => protect === true).map(({ type }) => type);
                const clouds = [...new Set(found)].filter((type) => !/^(kubernetes|eks|pulumi):/.test(type));
                assert.deepEqual(clouds.sort(), types);
            });

            it("refuses to be destroyed, and loses nothing that is protected", async () => {
                await assertRefusesDestruction(rehearsal, deployed);
            });
        }

        it("is destroyed without a rest, and nothing before what lives through it", async () => {
            if (/^ {2}fairlead:protect: true$/m.test(rehearsal.read())) {
                rehearsal.settings((yaml) => yaml.replace("fairlead:protect: true", "fairlead:protect: false"));
                await rehearsal.succeed("up");
            }
            await assertDestroyed(rehearsal, orders);
        });
    });
}

/** True for a value that is there, and of which nothing is encrypted. */
function isClear(value: unknown): boolean {
    return value !== undefined && !JSON.stringify(value).includes('"ciphertext"');
}
