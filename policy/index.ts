import { PolicyPack } from "@pulumi/policy";
import * as pulumi from "@pulumi/pulumi";

import { dayOf } from "./exceptions";
import { policiesOf } from "./pack";
import { Review } from "./review";
import { rules } from "./rules";
import { readPolicySettings } from "./settings";

const { level, exceptions } = readPolicySettings(
    pulumi.getStack(),
    rules.map(({ name }) => name),
);

new PolicyPack("fairlead", {
    description: "What reviewers ask of a Fairlead stack",
    policies: policiesOf(rules, level, new Review(exceptions, dayOf(new Date()))),
});
