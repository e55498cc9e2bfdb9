import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { join } from "node:path";

import { SampleProject } from "../../cli/sample-project";

/** The gateway to the internet goes before the NAT gateway, whose address is mapped through it, if it depends on that. */
const network = (order: string) => `
const aws = require("@pulumi/aws");
const vpc = new aws.ec2.Vpc("vpc", { cidrBlock: "10.0.0.0/16" });
const subnet = new aws.ec2.Subnet("a", { vpcId: vpc.id, cidrBlock: "10.0.0.0/24", availabilityZone: "eu-west-1a" });
const address = new aws.ec2.Eip("address", { domain: "vpc" });
const [makeNat, makeInternet] = [
    (dependsOn) => new aws.ec2.NatGateway("nat", { subnetId: subnet.id, allocationId: address.id }, { dependsOn }),
    (dependsOn) => new aws.ec2.InternetGateway("internet", { vpcId: vpc.id }, { dependsOn }),
];
${order}`;
const wrong = network("makeInternet([makeNat([])]);");
const right = network("makeNat([makeInternet([])]);");

describe("a bare destroy", function () {
    this.timeout(60_000);
    const project = new SampleProject(wrong, "config: { aws:region: eu-west-1 }\n");
    after(() => {
        project.remove();
    });
    const memory = join(project.directory, ".rehearsal", "clouds", "app", "dev", "living.jsonl");

    it("fails where the program's order is wrong, and passes once it is right", () => {
        assert.equal(project.run("up", "--stack", "dev").code, 0);
        const refused = project.run("destroy", "--stack", "dev");
        assert.equal(refused.code, 1);
        assert.match(refused.stdout, /DependencyViolation: Network vpc-\w+ has some mapped public address\(es\)/);
        assert.equal(existsSync(memory), true);
        project.program = right;
        assert.equal(project.run("up", "--stack", "dev").code, 0);
        const destroyed = project.run("destroy", "--stack", "dev");
        assert.equal(destroyed.code, 0, destroyed.stdout);
        assert.equal(existsSync(memory), false);
    });
});
