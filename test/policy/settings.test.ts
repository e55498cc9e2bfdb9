import { deepEqual, throws } from "node:assert/strict";

import { readPolicySettings } from "../../policy/settings";

const read = (settings: Readonly<Record<string, unknown>>) =>
    readPolicySettings(
        "dev",
        ["aks-local-accounts", "ecr-scan"],
        Object.fromEntries(
            Object.entries(settings).map(([key, value]) => [
                key,
                typeof value === "string" ? value : JSON.stringify(value),
            ]),
        ),
    );

const exception = { rule: "ecr-scan", reason: "The registry scans by itself.", expires: "2027-01-31" };

describe("the settings of the policy pack", () => {
    it("are strict where there are none", () => {
        deepEqual(read({ "fairlead:cloud": "azure" }), { level: "production", exceptions: [] });
    });

    it("are read", () => {
        deepEqual(
            read({
                "fairlead-policy:level": "development",
                "fairlead-policy:exceptions": [exception, { ...exception, resource: "images" }],
            }),
            {
                level: "development",
                exceptions: [
                    { ...exception, resource: undefined },
                    { ...exception, resource: "images" },
                ],
            },
        );
    });

    it("take a day without quotes as Pulumi hands it over", () => {
        const { exceptions } = read({
            "fairlead-policy:exceptions": [{ ...exception, expires: "2027-01-31 00:00:00 +0000 UTC" }],
        });
        deepEqual(exceptions, [{ ...exception, resource: undefined }]);
    });

    it("are refused with everything that is wrong", () => {
        throws(
            () =>
                read({
                    "fairlead-policy:level": "develpment",
                    "fairlead-policy:exeptions": [],
                    "fairlead-policy:exceptions": [
                        { ...exception, rule: "aks-local-acounts" },
                        { ...exception, rule: "something-else" },
                        { ...exception, expires: "2027-02-30" },
                        { ...exception, expires: "next year" },
                        { rule: "ecr-scan", expires: "2027-01-31", until: "2027-01-31" },
                    ],
                }),
            {
                message: [
                    "Pulumi.dev.yaml: 8 settings are wrong; nothing was changed",
                    '  fairlead-policy:level: expected one of production, development, found "develpment"; did you mean development?',
                    '  fairlead-policy:exceptions[3].expires: expected a day such as 2027-01-31, found "next year"; name the day until which the exception holds',
                    "  fairlead-policy:exceptions[4].reason: expected a sentence that a reviewer can judge, found nothing; write some text",
                    '  fairlead-policy:exceptions[4].until: expected one of the settings expires, reason, resource, rule, found "2027-01-31"; drop it',
                    "  fairlead-policy:exeptions: expected one of the settings exceptions, level, found []; did you mean fairlead-policy:exceptions?",
                    '  fairlead-policy:exceptions[0].rule: expected the name of a rule, found "aks-local-acounts"; did you mean aks-local-accounts?',
                    '  fairlead-policy:exceptions[1].rule: expected the name of a rule, found "something-else"; policy/README.md lists them',
                    '  fairlead-policy:exceptions[2].expires: expected a day of the calendar, found "2027-02-30"; correct the day',
                ].join("\n"),
            },
        );
    });

    it("are refused under a name that is nearly right", () => {
        throws(() => read({ "fairlead-polcy:level": "development" }), /did you mean fairlead-policy:level\?/);
    });
});
