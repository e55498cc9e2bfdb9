import assert from "node:assert/strict";

import { Rehearsal } from "../environments/rehearsal";

/** The lines that name wrong settings. */
async function faultsOf(cloud: string, change: (yaml: string) => string): Promise<string[]> {
    const rehearsal = new Rehearsal(cloud, ["main.js", "node_modules"], "bootstrap");
    try {
        rehearsal.settings(change);
        const { exitCode, text } = await rehearsal.run("up");
        assert.equal(exitCode, 1);
        const created = (await rehearsal.resources()).map(({ type }) => type);
        assert.deepEqual(created, ["pulumi:pulumi:Stack"]);
        const start = text.indexOf(`Pulumi.${cloud}.yaml:`);
        const lines = text.slice(start).split("\n");
        return lines
            .slice(
                0,
                lines.findIndex((line) => line.trim() === ""),
            )
            .map((line) => line.trim());
    } finally {
        rehearsal.dispose();
    }
}

describe("wrong settings of the bootstrap", () => {
    it("are all reported at once on Azure, and nothing is created", async () => {
        const faults = await faultsOf("azure", (yaml) =>
            yaml
                .replace("bootstrap:protect: true", "bootstrap:protekt: true")
                .replace("ownerId: 100001", "ownerId: 0")
                .replace("[203.0.113.0/24]", "[203.0.113.0/31, 0.0.0.0/0]")
                .replace("- name: dev", "- name: Dev")
                .replace("- name: prod-azure", "- name: bootstrap")
                .replace(/0{8}-0{4}-0{4}-0{4}-0{11}1/, "my-subscription")
                .replace("previewReviewers: { teams: [300003] }", "previewReviewers: { teams: [] }"),
        );
        assert.deepEqual(faults, [
            "Pulumi.azure.yaml: 8 settings are wrong; nothing was changed",
            "fairlead-bootstrap:protekt: expected one of the settings azure, cloud, github, protect, tags, found true; did you mean fairlead-bootstrap:protect?",
            'fairlead-bootstrap:azure.stacks[0].name: expected the name of a stack: at most 50 lower-case letters, digits and single hyphens, found "Dev"; rename the stack',
            'fairlead-bootstrap:azure.stacks[1].name: expected every stack once, found "bootstrap"; drop the repetition',
            'fairlead-bootstrap:azure.authorizedIpRanges[0]: expected no network of two addresses, which Azure Storage does not take, found "203.0.113.0/31"; name both addresses, each with /32',
            'fairlead-bootstrap:azure.authorizedIpRanges[1]: expected a mask from /1 to /32, found "0.0.0.0/0"; choose a network of that size',
            "fairlead-bootstrap:github.ownerId: expected a whole number from 1 to 9007199254740991 (GitHub's number), found 0; give what gh api repos/example-org/fairlead --jq .owner.id prints",
            'fairlead-bootstrap:azure.stacks[0].subscriptionId: expected the id of a subscription, found "my-subscription"; give what az account show --query id prints',
            "fairlead-bootstrap:azure.stacks[1].previewReviewers: expected a whole number from 1 to 6 (people and teams), found 0; name one who decides; a team for more than six",
        ]);
    });

    it("are all reported at once on AWS, and nothing is created", async () => {
        const faults = await faultsOf("aws", (yaml) =>
            yaml
                .replace("fairlead-bootstrap:aws:", "fairlead-bootstrap:aws:\n    oidcProviderArn: github")
                .replace("- name: dev-aws", "- name: prod")
                .replace("reviewers: { teams: [300003] }", "reviewers: { teams: [1, 2, 3, 4, 5, 6, 7] }"),
        );
        assert.deepEqual(faults, [
            "Pulumi.aws.yaml: 3 settings are wrong; nothing was changed",
            'fairlead-bootstrap:aws.oidcProviderArn: expected the ARN of an OIDC provider, found "github"; take what aws iam list-open-id-connect-providers prints',
            'fairlead-bootstrap:aws.stacks[0].name: expected a name that is not the beginning of fairlead-prod-aws, whose roles the stack could change, found "prod"; rename one of them',
            "fairlead-bootstrap:aws.stacks[1].reviewers: expected a whole number from 1 to 6 (people and teams), found 7; name one who decides; a team for more than six",
        ]);
    });
});
