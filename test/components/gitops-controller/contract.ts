import assert from "node:assert/strict";

import * as pulumi from "@pulumi/pulumi";
import { GitOpsControllerKind, type GitOpsController } from "@fairlead/components/gitops-controller/gitops-controller";

import { build, valueOf } from "../cloud";

/** What every GitOps controller must keep. */
export function gitOpsControllerContract(create: (name: string) => GitOpsController, kind: GitOpsControllerKind): void {
    describe("as a GitOps controller", () => {
        it("says which it is, and where it runs", async () => {
            const { component } = await build(() => create("gitops"));
            assert.equal(component.kind, kind);
            assert.match(await valueOf(pulumi.output(component.namespace)), /^[a-z][a-z0-9-]*$/);
        });
    });
}
