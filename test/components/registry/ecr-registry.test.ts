import assert from "node:assert/strict";

import { EcrRegistry } from "@fairlead/components/registry/ecr-registry";

import { build, valueOf } from "../cloud";
import { assertFaults } from "../faults";
import { registryContract } from "./contract";

const type = "aws:ecr/repository:Repository";
const args = { applications: ["shop"] };

describe("EcrRegistry", () => {
    registryContract((name) => new EcrRegistry(name, args));

    it("has a repository for the image and one for the chart of each application, where Helm looks for it", async () => {
        const { component, all } = await build(() => new EcrRegistry("dev", { applications: ["shop", "shop.worker"] }));
        assert.deepEqual(
            all(type).map(({ inputs }) => inputs.name),
            ["dev/shop", "dev/charts/shop", "dev/shop.worker", "dev/charts/shop.worker"],
        );
        assert.equal(await valueOf(component.loginServer), "123456789012.dkr.ecr.eu-central-1.amazonaws.com");
        assert.equal(await valueOf(component.imagePrefix), "123456789012.dkr.ecr.eu-central-1.amazonaws.com/dev");
        assert.equal((await valueOf(component.ecrRepositoryArns)).length, 4);
    });

    it("takes a prefix of one's own", async () => {
        const { component } = await build(() => new EcrRegistry("dev", { ...args, repositoryPrefix: "acme/dev" }));
        assert.match(await valueOf(component.imagePrefix), /\/acme\/dev$/);
    });

    it("never moves a tag, scans and encrypts what is pushed, and keeps images when it is deleted", async () => {
        const { all } = await build(() => new EcrRegistry("dev", { ...args, tags: { environment: "dev" } }));
        for (const { inputs } of all(type)) {
            assert.deepEqual(inputs, {
                name: inputs.name,
                imageTagMutability: "IMMUTABLE",
                imageScanningConfiguration: { scanOnPush: true },
                encryptionConfigurations: [{ encryptionType: "KMS" }],
                forceDelete: false,
                tags: { Name: inputs.name, environment: "dev" },
            });
        }
    });

    it("deletes what has no tag, and tagged images beyond a number", async () => {
        const { all } = await build(() => new EcrRegistry("dev", { ...args, untaggedDays: 7, keepTagged: 50 }));
        const [policy] = all("aws:ecr/lifecyclePolicy:LifecyclePolicy").map(({ inputs }) => String(inputs.policy));
        assert.deepEqual(JSON.parse(policy ?? ""), {
            rules: [
                {
                    rulePriority: 1,
                    description: "What has no tag 7 days after its push",
                    selection: {
                        tagStatus: "untagged",
                        countType: "sinceImagePushed",
                        countUnit: "days",
                        countNumber: 7,
                    },
                    action: { type: "expire" },
                },
                {
                    rulePriority: 2,
                    description: "All but the 50 newest",
                    selection: {
                        tagStatus: "tagged",
                        tagPatternList: ["*"],
                        countType: "imageCountMoreThan",
                        countNumber: 50,
                    },
                    action: { type: "expire" },
                },
            ],
        });
    });

    it("refuses names that ECR would refuse", () => {
        assertFaults(() => new EcrRegistry("Dev", { applications: ["shop", "Shop", "shop"], keepTagged: 0 }), {
            repositoryPrefix:
                'expected parts of lower-case letters and digits, with single dots, hyphens or underscores inside and slashes between, got "Dev"; give such a prefix',
            keepTagged: "expected a whole number from 1 to 100000 (images), got 0; give a number in these bounds",
            "applications[1]":
                'expected at most 245 lower-case letters and digits, with single dots, hyphens or underscores inside, got "Shop"; name it as its chart is named',
            "applications[2]": 'expected every application once, got "shop"; drop the repetition',
        });
        assertFaults(() => new EcrRegistry("dev", { applications: [] }), {
            applications: "expected at least one application, got []; name one",
        });
    });
});
