import assert from "node:assert/strict";
import { type Command, parseCommand } from "../../../rehearsal/cli/arguments";
import { UsageError } from "../../../rehearsal/cli/usage-error";

const parse = (...args: string[]) => parseCommand(args) as Command;

describe("the arguments of the rehearsal", () => {
    it("have defaults", () => {
        const { parallel, ...command } = parse("up", "--stack", "dev");
        assert.ok(parallel >= 4);
        assert.deepEqual(command, {
            verb: "up",
            stack: "dev",
            cwd: process.cwd(),
            state: undefined,
            engine: "embedded",
            json: false,
            diff: false,
            expectNoChanges: false,
            policyPacks: [],
            policyPackConfigs: [],
            ownPolicyPack: true,
            refresh: false,
            continueOnError: false,
            showSecrets: false,
        });
    });

    it("may stand in any order and form", () => {
        const command = parse(
            "--json",
            "--stack=dev",
            "--policy-pack",
            "a",
            "preview",
            "--policy-pack=b",
            "--parallel",
            "3",
        );
        assert.deepEqual(
            [command.verb, command.stack, command.json, command.policyPacks, command.parallel],
            ["preview", "dev", true, ["a", "b"], 3],
        );
    });

    const wrong: readonly (readonly [string, RegExp])[] = [
        ["prevew --stack dev", /Unknown verb "prevew" \(did you mean 'preview'\?\)\. Expected one of preview, up/],
        ["up --stak dev", /Unknown flag --stak \(did you mean '--stack'\?\)/],
        ["up -s dev", /Unknown flag -s\./],
        ["up", /Expected --stack STACK, found none\. For example: npm run rehearse -- up --stack dev/],
        ["--stack dev", /Expected a verb \(preview, up, refresh, destroy, outputs, export\), found none/],
        ["up --stack", /Expected --stack STACK, found no STACK/],
        ["up --stack --json", /Expected --stack STACK, found no STACK/],
        ["up down --stack dev", /(Expected one verb, found "up" and "down")|(Unknown verb "down")/],
        ["outputs --stack dev --diff", /outputs doesn't take --diff; preview, up, refresh, destroy do/],
        ["up --stack dev --json=yes", /--json takes no value, found "yes"/],
        ["up --stack dev --parallel 0", /Expected --parallel with a whole number of 1 or more, found "0"/],
        ["up --stack dev --engine real", /Expected --engine embedded or --engine pulumi, found "real"/],
    ];
    for (const [args, message] of wrong) {
        it(`are refused with what was expected and found: ${args}`, () => {
            assert.throws(
                () => parse(...args.split(" ")),
                (error) => error instanceof UsageError && message.test(error.message),
            );
        });
    }

    it("may ask for help, for one verb too, whatever else they lack", () => {
        assert.deepEqual(parseCommand([]), { help: undefined });
        assert.deepEqual(parseCommand(["--help"]), { help: undefined });
        assert.deepEqual(parseCommand(["preview", "--help"]), { help: "preview" });
    });
});
