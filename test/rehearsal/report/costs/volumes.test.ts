import assert from "node:assert/strict";
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

/** The volumes on the bill of a stack on EKS with a chart of these values. */
function charted(values: JsonObject): Readonly<Record<string, unknown>> {
    const release = resource("kubernetes:helm.sh/v3:Release", "chart", { chart: "chart", values });
    const { "EKS control plane": plane, ...volumes } = bill([eks, gp3, efs, release], settings);
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

    it("are unknown where the disk is: another class, none of the stack's, a size in other words", () => {
        for (const claim of [template("1Gi", "files"), template("1Gi", "theirs"), template("1e9")]) {
            const [reason] = Object.values(charted({ volumeClaimTemplate: claim }));
            assert.equal(typeof reason, "string");
        }
    });

    it("are nothing in a cluster without a cloud", () => {
        assert.deepEqual(
            bill([resource("kubernetes:core/v1:PersistentVolumeClaim", "claim", template("10Gi"))], settings),
            {},
        );
    });
});
