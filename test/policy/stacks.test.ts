import { deepEqual, equal, match } from "node:assert/strict";

import { mutateGuards } from "../../policy/mutation/mutation-run";
import { rules } from "../../policy/rules";
import { parseState } from "../../policy/stored-stack";
import { Rehearsal } from "../environments/rehearsal";

const folders = ["environments", "node_modules", "components", "policy"];

interface Policy {
    readonly policy: string;
    readonly enforcement: string;
    readonly message: string;
}

const development = new Set(rules.filter((rule) => rule.development !== undefined).map(({ name }) => name));

describe("the policy pack", function () {
    // Each stack is built, exported, and mutated some hundred times.
    this.timeout(180_000);

    for (const stack of ["dev", "dev-aws", "prod-azure", "prod-aws", "local"]) {
        it(`lets ${stack} pass, and refuses each change for the worse of what its rules guard`, async () => {
            const rehearsal = new Rehearsal(stack, folders);
            try {
                const { report } = await rehearsal.succeed("up", "--json");
                const { policies, policyPacks } = report as { policies: Policy[]; policyPacks: object[] };
                deepEqual(policyPacks, [{ pack: "fairlead", version: "0.0.0", policies: rules.length + 3 }]);
                const allowed = stack.startsWith("prod") ? new Set<string>() : development;
                deepEqual(
                    policies.filter(
                        ({ policy, enforcement }) =>
                            enforcement !== "advisory" || !(allowed.has(policy) || policy === "exceptions"),
                    ),
                    [],
                );
                const exported = await rehearsal.succeed("export", "--show-secrets");
                const { resources } = parseState(exported.text, (plain) =>
                    plain === undefined ? "" : (JSON.parse(plain) as unknown),
                );
                const { mutants, survivors } = mutateGuards(rules, resources);
                deepEqual(survivors, []);
                equal(mutants > 100, true);
            } finally {
                rehearsal.dispose();
            }
        });
    }

    it("tells in a preview what is wrong, where and why, what is excepted no more and what it can't decide yet", async () => {
        const rehearsal = new Rehearsal("prod-azure", folders);
        try {
            rehearsal.settings((yaml) =>
                yaml
                    .replaceAll(/expires: "?\d{4}-\d{2}-\d{2}"?/g, 'expires: "2026-01-31"')
                    .replace(/^ {2}fairlead:protect: .*\n/m, "")
                    .concat("  fairlead:protect: false\n"),
            );
            const { exitCode, report } = await rehearsal.run("preview", "--json");
            equal(exitCode, 1);
            const { policies } = report as { policies: Policy[] };
            // What the engine can't know before there is a cluster is undecided, and no violation.
            deepEqual(
                [
                    ...new Set(
                        policies.filter(({ enforcement }) => enforcement === "mandatory").map(({ policy }) => policy),
                    ),
                ].sort(),
                ["acr-network", "azure-protect", "expired-exceptions", "namespace-pod-security"],
            );
            const unprotected = policies.find(
                ({ policy, message }) => policy === "azure-protect" && message.includes("ManagedCluster"),
            );
            equal(unprotected?.enforcement, "mandatory");
            match(
                unprotected.message,
                /\noption protect: expected true, .*\nWhere: ManagedCluster ".*" of AksCluster ".*"\nWhy: /,
            );
            const expired = policies.filter(({ policy }) => policy === "expired-exceptions");
            equal(expired.length > 0, true);
            equal(
                expired.every(
                    ({ enforcement, message }) =>
                        enforcement === "mandatory" && message.includes(" ended on 2026-01-31; "),
                ),
                true,
            );
            const undecided = policies.filter(({ policy }) => policy === "not-decidable-yet");
            equal(
                undecided.every(
                    ({ enforcement, message }) => enforcement === "advisory" && message.includes(" is not known yet ("),
                ),
                true,
            );
            equal(undecided.length > 0, true);
        } finally {
            rehearsal.dispose();
        }
    });

    it("does not start with settings that are wrong, and tells all of them", async () => {
        const rehearsal = new Rehearsal("local", folders);
        try {
            rehearsal.settings((yaml) =>
                yaml.replace(
                    /fairlead-policy:level: .*/,
                    "fairlead-policy:level: strict\n  fairlead-policy:levels: strict",
                ),
            );
            const { exitCode, text } = await rehearsal.run("preview");
            equal(exitCode, 1, text);
            match(text, /Pulumi\.local\.yaml: 2 settings are wrong; nothing was changed/);
        } finally {
            rehearsal.dispose();
        }
    });
});
