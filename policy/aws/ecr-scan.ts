import type { Unwrap } from "@pulumi/pulumi";
import type { RegistryScanningConfigurationState } from "@pulumi/aws/ecr/registryScanningConfiguration";
import type { RepositoryState } from "@pulumi/aws/ecr/repository";

import type { Stack, StackRule } from "../rule";

const repository = "aws:ecr/repository:Repository";

/** Each repository can say so, or the registry for all of them. */
export const ecrScan: StackRule<Unwrap<RepositoryState>> = {
    name: "ecr-scan",
    title: "ECR scans what is pushed for known holes",
    why: "Otherwise nobody hears that an image which is about to run has a hole that is public.",
    mend: "Set `imageScanningConfiguration.scanOnPush: true`; EcrRegistry always does.",
    severity: "medium",
    references: [{ id: "CKV_AWS_163" }],
    types: [repository],
    guards: [
        { type: repository, property: "imageScanningConfiguration" },
        { type: repository, property: "imageScanningConfiguration.scanOnPush" },
    ],
    scope: "stack",
    *check({ properties: { imageScanningConfiguration } }, stack) {
        const found = imageScanningConfiguration?.scanOnPush;
        if (found !== true && !registryScans(stack)) {
            yield { property: "imageScanningConfiguration.scanOnPush", expected: "true", found };
        }
    },
};

function registryScans(stack: Stack): boolean {
    return stack
        .ofType<Unwrap<RegistryScanningConfigurationState>>(
            "aws:ecr/registryScanningConfiguration:RegistryScanningConfiguration",
        )
        .flatMap(({ properties }) => properties.rules ?? [])
        .some(
            ({ scanFrequency, repositoryFilters }) =>
                ["SCAN_ON_PUSH", "CONTINUOUS_SCAN"].includes(scanFrequency) &&
                repositoryFilters.some(({ filter }) => filter === "*"),
        );
}
