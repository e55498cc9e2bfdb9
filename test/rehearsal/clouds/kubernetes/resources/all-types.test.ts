import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

import { apiVersionOf, fromToken } from "../../../../../rehearsal/clouds/kubernetes/objects/group-version-kind";
import { isKnownGroupVersion } from "../../../../../rehearsal/clouds/kubernetes/objects/known-apis";
import { stringAt } from "../../../../../rehearsal/clouds/kubernetes/objects/paths";
import { programDirectory, Stack } from "../stack";

const sdkDirectory = path.join(programDirectory, "node_modules/@pulumi/kubernetes");

/** The tokens of all Kubernetes objects that the SDK has a class for. */
const tokens = readdirSync(sdkDirectory, { recursive: true, encoding: "utf8" })
    .filter((file) => path.basename(file) === "index.js")
    .flatMap((file) => [...readFileSync(path.join(sdkDirectory, file), "utf8").matchAll(/case "(kubernetes:[^"]+)":/g)])
    .map((match) => match[1] ?? "")
    .filter((token) => {
        const gvk = fromToken(token);
        return gvk !== undefined && isKnownGroupVersion(gvk);
    });

describe("kubernetes: every type of the SDK", () => {
    it("is known", () => {
        assert.ok(tokens.length > 400, `found ${tokens.length}`);
    });

    it("is named and made, or refused with reasons", async () => {
        const stack = new Stack();
        for (const [index, token] of tokens.filter((name) => !name.endsWith("List")).entries()) {
            const name = `x${index}`;
            const { kind, ...version } = fromToken(token) ?? { group: "", version: "", kind: "" };
            const base = kind.replace(/Patch$/, "");
            const inputs = { apiVersion: apiVersionOf({ ...version, kind }), kind: base, metadata: {} };
            const named = base === kind ? inputs : { ...inputs, metadata: { name } };
            const checked = await stack.check(token, name, named);
            assert.ok(stringAt(checked, "metadata", "name").startsWith(name), token);
            try {
                const { id, outputs } = await stack.create(token, name, named);
                assert.ok(id.replace("default/", "").startsWith(name), token);
                assert.ok(stringAt(outputs, "metadata", "uid") !== "", token);
            } catch (error) {
                assert.ok(error instanceof Error);
                assert.match(error.message, /is invalid: |was removed in Kubernetes/, token);
            }
        }
    });
});
