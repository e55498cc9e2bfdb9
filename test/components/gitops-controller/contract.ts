import assert from "node:assert/strict";

import * as pulumi from "@pulumi/pulumi";
import { GitOpsControllerKind, type GitOpsController } from "@fairlead/components/gitops-controller/gitops-controller";
import type { MetricsEndpoint } from "@fairlead/components/shared/metrics-endpoint";

import { build, valueOf } from "../cloud";

/** What every GitOps controller must keep. */
export function gitOpsControllerContract(
    create: (name: string) => GitOpsController & { readonly metrics: pulumi.Output<MetricsEndpoint> },
    kind: GitOpsControllerKind,
): void {
    describe("as a GitOps controller", () => {
        it("says which it is, and where it runs", async () => {
            const { component } = await build(() => create("gitops"));
            assert.equal(component.kind, kind);
            assert.match(await valueOf(pulumi.output(component.namespace)), /^[a-z][a-z0-9-]*$/);
        });

        it("says which of its pods give metrics", async () => {
            const { component } = await build(() => create("gitops"));
            const { namespace, port } = await valueOf(component.metrics);
            assert.equal(namespace, await valueOf(pulumi.output(component.namespace)));
            assert.match(port, /^[a-z][a-z-]*$/);
        });
    });
}
