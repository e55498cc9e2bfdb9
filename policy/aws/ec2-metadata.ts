import type { Unwrap } from "@pulumi/pulumi";
import type { InstanceArgs } from "@pulumi/aws/ec2/instance";
import type { LaunchTemplateArgs } from "@pulumi/aws/ec2/launchTemplate";

import { expectOneOf } from "../expect";
import type { ResourceRule } from "../rule";

const launchTemplate = "aws:ec2/launchTemplate:LaunchTemplate";
const instance = "aws:ec2/instance:Instance";

/** The metadata service hands the machine's credentials to whoever asks from it. */
export const ec2Metadata: ResourceRule<Pick<Unwrap<LaunchTemplateArgs> | Unwrap<InstanceArgs>, "metadataOptions">> = {
    name: "ec2-metadata",
    title: "Only the machine itself gets its credentials from the metadata service, by IMDSv2",
    why: "Over version 1, one forwarded request is enough to steal the credentials of a node; with more than one hop, every pod can.",
    mend: "Set `metadataOptions` to `httpTokens: required` and `httpPutResponseHopLimit: 1`, or `httpEndpoint: disabled`.",
    severity: "high",
    references: [{ id: "CKV_AWS_79" }, { id: "CKV_AWS_341" }],
    types: [launchTemplate, instance],
    guards: [
        { type: launchTemplate, property: "metadataOptions" },
        { type: launchTemplate, property: "metadataOptions.httpTokens" },
        { type: launchTemplate, property: "metadataOptions.httpPutResponseHopLimit" },
        { type: instance, property: "metadataOptions.httpTokens" },
    ],
    scope: "resource",
    *check({ properties: { metadataOptions } }) {
        if (metadataOptions?.httpEndpoint === "disabled") {
            return;
        }
        const { httpTokens, httpPutResponseHopLimit } = metadataOptions ?? {};
        yield* expectOneOf("metadataOptions.httpTokens", httpTokens, "required");
        // Absent, it is what the image says: 2 on Amazon Linux 2023.
        yield* expectOneOf("metadataOptions.httpPutResponseHopLimit", httpPutResponseHopLimit, 1);
    },
};
