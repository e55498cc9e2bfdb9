import assert from "node:assert/strict";
import type { StoredResource } from "../../../../rehearsal/report/model/input";
import type { JsonObject } from "../../../../rehearsal/state/json";
import { resource } from "../model/samples";
import { bill } from "./charges";

const settings = { "aws:region": "eu-central-1" };
const eks = resource("aws:eks/cluster:Cluster", "one", { region: "eu-central-1" });
const gp3 = resource("kubernetes:storage.k8s.io/v1:StorageClass", "gp3", {
    metadata: { name: "gp3", annotations: { "storageclass.kubernetes.io/is-default-class": "true" } },
    provisioner: "ebs.csi.aws.com",
    parameters: { type: "gp3" },
});
const efs = resource("kubernetes:storage.k8s.io/v1:StorageClass", "files", {
    metadata: { name: "files" },
    provisioner: "efs.csi.aws.com",
});

const far = resource("kubernetes:storage.k8s.io/v1:StorageClass", "far", {
    metadata: { name: "far" },
    provisioner: "nfs.csi.k8s.io",
});

/** The volumes on the bill of a stack on EKS with a chart of these values. */
function charted(values: JsonObject): Readonly<Record<string, unknown>> {
    const release = resource("kubernetes:helm.sh/v3:Release", "chart", { chart: "chart", values });
    const { "EKS control plane": plane, ...volumes } = bill([eks, gp3, efs, far, release], settings);
    assert.deepEqual(plane, [73, 73]);
    return volumes;
}

function template(storage: string, storageClassName: string | null = null): JsonObject {
    return { spec: { accessModes: ["ReadWriteOnce"], resources: { requests: { storage } }, storageClassName } };
}

describe("costs of volumes", () => {
    it("are found in a chart's values, by the default class or the one that is named", () => {
        assert.deepEqual(
            charted({
                prometheus: { spec: { storageSpec: { volumeClaimTemplate: template("200Gi") } } },
                singleBinary: { persistence: { enabled: true, size: "1Ti", storageClass: "gp3" } },
            }),
            { "Volume of 200Gi, gp3": [19.04, 19.04], "Volume of 1Ti, gp3": [97.48, 97.48] },
        );
    });

    it("are one for each pod that keeps its own", () => {
        assert.deepEqual(
            charted({
                prometheusSpec: { replicas: 2, storageSpec: { volumeClaimTemplate: template("200Gi") } },
                singleBinary: { replicas: 3, persistence: { size: "10Gi" } },
            }),
            { "2 × volume of 200Gi, gp3": [38.08, 38.08], "3 × volume of 10Gi, gp3": [2.86, 2.86] },
        );
    });

    it("are none where a chart keeps nothing", () => {
        assert.deepEqual(charted({ grafana: { persistence: { enabled: false, size: "10Gi" } }, size: "10Gi" }), {});
    });

    it("are found in sets of pods and in claims", () => {
        const set = { spec: { volumeClaimTemplates: [template("10Gi")] } };
        assert.deepEqual(
            bill(
                [
                    gp3,
                    eks,
                    resource("kubernetes:apps/v1:StatefulSet", "set", set),
                    resource("kubernetes:core/v1:PersistentVolumeClaim", "claim", template("512Mi")),
                ],
                settings,
            ),
            {
                "EKS control plane": [73, 73],
                "Volume of 10Gi, gp3": [0.95, 0.95],
                "Volume of 512Mi, gp3": [0.05, 0.05],
            },
        );
    });

    it("of files are those of their file system, which is billed itself", () => {
        assert.deepEqual(charted({ volumeClaimTemplate: template("1Gi", "files") }), {});
    });

    it("are unknown where the disk is: another driver, a class that is none of the stack's, a size in other words", () => {
        const reason = (claim: JsonObject) => String(Object.values(charted({ volumeClaimTemplate: claim }))[0]);
        assert.match(reason(template("1Gi", "far")), /^Only volumes on EBS/);
        assert.match(reason(template("1Gi", "theirs")), /^Its storage class is none of the stack's/);
        assert.match(reason(template("1e9")), /^Its size/);
    });

    it("are nothing in a cluster without a cloud", () => {
        assert.deepEqual(
            bill([resource("kubernetes:core/v1:PersistentVolumeClaim", "claim", template("10Gi"))], settings),
            {},
        );
    });
});

describe("costs of volumes on AKS", () => {
    const aksType = "azure-native:containerservice:ManagedCluster";
    const release = (claim: JsonObject) =>
        resource("kubernetes:helm.sh/v3:Release", "chart", { values: { volumeClaimTemplate: claim } });

    /** The volume that a claim gets in a cluster with a pool over these zones, and with these further resources. */
    function claimed(claim: JsonObject, zones: readonly string[], ...more: readonly StoredResource[]) {
        const pool = { name: "system", availabilityZones: [...zones] };
        const cluster = resource(aksType, "one", { location: "westeurope", agentPoolProfiles: [pool] });
        const all = Object.entries(bill([cluster, release(claim), ...more]));
        return all.filter(([what]) => what.startsWith("Volume"));
    }

    it("are Standard SSD by default, of the next greater size, in all zones if nodes are", () => {
        const one = ["1"];
        assert.deepEqual(claimed(template("200Gi"), one), [["Volume of 200Gi, disk E15 LRS", [19.2, 19.2]]]);
        const three = ["1", "2", "3"];
        assert.deepEqual(claimed(template("200Gi"), three), [["Volume of 200Gi, disk E15 ZRS", [28.8, 28.8]]]);
        assert.deepEqual(claimed(template("20Gi"), three), [["Volume of 20Gi, disk E4 ZRS", [3.6, 3.6]]]);
        assert.deepEqual(claimed(template("1Gi"), three), [["Volume of 1Gi, disk E1 ZRS", [0.45, 0.45]]]);
        const pool = resource("azure-native:containerservice:AgentPool", "apps", { availabilityZones: three });
        assert.deepEqual(claimed(template("1Gi"), one, pool), [["Volume of 1Gi, disk E1 ZRS", [0.45, 0.45]]]);
    });

    it("are those of the class that is named, of AKS or of the stack", () => {
        const premium = claimed(template("200Gi", "managed-csi-premium"), ["1", "2"]);
        assert.deepEqual(premium, [["Volume of 200Gi, disk P15 ZRS", [62.72, 62.72]]]);
        const own = (skuName: string) =>
            resource("kubernetes:storage.k8s.io/v1:StorageClass", "own", {
                metadata: { name: "own" },
                provisioner: "disk.csi.azure.com",
                parameters: { skuName },
            });
        assert.deepEqual(claimed(template("64Gi", "own"), ["1", "2"], own("Premium_LRS")), [
            ["Volume of 64Gi, disk P6 LRS", [11.23, 11.23]],
        ]);
        const [ultra] = claimed(template("64Gi", "own"), ["1"], own("UltraSSD_LRS"));
        assert.match(String(ultra?.[1]), /^Only Premium and Standard SSD/);
    });
});
