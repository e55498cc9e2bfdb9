import type { Unwrap } from "@pulumi/pulumi";
import type { InstanceArgs } from "@pulumi/aws/ec2/instance";
import type { LaunchTemplateArgs } from "@pulumi/aws/ec2/launchTemplate";

import { secretIn } from "../plain-secrets";
import type { ResourceRule } from "../rule";

const launchTemplate = "aws:ec2/launchTemplate:LaunchTemplate";
const instance = "aws:ec2/instance:Instance";

type Properties = Pick<Unwrap<LaunchTemplateArgs> & Unwrap<InstanceArgs>, "userData" | "userDataBase64">;

const script = "export DB_PASSWORD=hunter2";
const encoded = Buffer.from(script).toString("base64");

/** Templates take user data in Base64 alone; machines in clear, or in Base64 under a name of its own. */
export const ec2UserData: ResourceRule<Properties> = {
    name: "ec2-user-data",
    title: "No secret stands in what machines run at their first start",
    why: "User data is not encrypted: every process on the machine reads it from the metadata service, and everybody who may describe the machine or its template.",
    mend: "Keep it in the secret store, and let the machine, or the pods on it, fetch it by their role.",
    severity: "critical",
    references: [{ id: "CKV_AWS_46" }],
    types: [launchTemplate, instance],
    guards: [
        { type: launchTemplate, property: "userData", absent: "safe", worse: [encoded] },
        { type: instance, property: "userData", absent: "safe", worse: [script] },
        { type: instance, property: "userDataBase64", absent: "safe", worse: [encoded] },
    ],
    scope: "resource",
    *check({ type, properties: { userData, userDataBase64 } }) {
        const texts = {
            userData: type === launchTemplate ? decoded(userData) : userData,
            userDataBase64: decoded(userDataBase64),
        };
        for (const [property, text] of Object.entries(texts)) {
            const found = secretIn(text);
            if (found !== undefined) {
                yield { property, expected: "no secret", found };
            }
        }
    },
};

function decoded(text: string | undefined): string | undefined {
    return text === undefined ? undefined : Buffer.from(text, "base64").toString("utf8");
}
