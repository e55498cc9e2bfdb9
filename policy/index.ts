import { PolicyPack } from "@pulumi/policy";
import * as pulumi from "@pulumi/pulumi";
import { readConfiguration } from "@fairlead/environments/configuration";
import { rejectSettings } from "@fairlead/environments/settings-error";
import { readGroup, type Findings } from "@fairlead/environments/settings-group";

import { policiesOf } from "./pack";
import { Review } from "./review";
import { rules } from "./rules";
import { namespace, policyFaults, readPolicySettings } from "./settings";

const { values, faults } = readConfiguration(namespace);
const findings: Findings = { faults: [...faults], examples: [] };
const settings = readGroup(values, `${namespace}:`, findings, readPolicySettings);
const names = rules.map(({ name }) => name);
rejectSettings(pulumi.getStack(), findings.faults, policyFaults(settings, names));

const today = new Date().toISOString().slice(0, "2027-01-31".length);

new PolicyPack("fairlead", {
    description: "What reviewers ask of a Fairlead stack",
    policies: policiesOf(rules, settings.level, new Review(settings.exceptions, today)),
});
