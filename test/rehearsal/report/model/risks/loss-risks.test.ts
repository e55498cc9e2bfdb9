import assert from "node:assert/strict";
import { lossRisks } from "../../../../../rehearsal/report/model/risks/loss-risks";
import type { Step } from "../../../../../rehearsal/report/model/input";
import { changed, resource, step } from "../samples";

const database = "aws:rds/cluster:Cluster";

function replaced(type: string, rest: Partial<Step>, after = "b") {
    const paths = [{ path: "name", kind: "update", replaces: true, inputDiff: true }] as const;
    const [old, next] = [resource(type, "one", { name: "a" }), resource(type, "one", { name: after })];
    return step(old, next, { op: "replace", replaceKeys: ["name"], paths, ...rest });
}

describe("risks of losses", () => {
    it("tell what is lost when something that holds data is replaced, and why it is", () => {
        const [risk] = lossRisks("dev", changed(replaced(database, {})));
        assert.deepEqual([risk?.level, risk?.kind], ["high", "replacement"]);
        assert.equal(risk?.title, "Cluster one (a database) is replaced");
        assert.match(risk.detail, /Its data is gone unless it is restored from a backup.*Reason: name\.$/);
    });

    it("say so where only the deployment can tell whether it must be replaced", () => {
        const [risk] = lossRisks("dev", changed(replaced(database, {}, "[unknown]")));
        assert.match(risk?.detail ?? "", /perhaps: the new value is not known before the deployment/);
    });

    it("tell deletions, and nothing of what holds nothing", () => {
        const [risk] = lossRisks("dev", changed(step(resource(database, "one", {}), undefined)));
        assert.deepEqual([risk?.kind, risk?.title], ["deletion", "Cluster one (a database) is deleted"]);
        assert.deepEqual(lossRisks("dev", changed(replaced("aws:iam/rolePolicy:RolePolicy", {}))), []);
    });

    it("leave out what only goes with its provider", () => {
        const type = "kubernetes:core/v1:Namespace";
        const provider = (id: string) => `urn:pulumi:dev::app::pulumi:providers:kubernetes::cluster::${id}`;
        const [old, next] = [
            resource(type, "one", {}, { provider: provider("1") }),
            resource(type, "one", {}, { provider: provider("2") }),
        ];
        const changes = changed(step(old, next, { op: "replace" }));
        assert.equal(changes[0]?.change.replacedWith, "urn:pulumi:dev::app::pulumi:providers:kubernetes::cluster");
        assert.deepEqual(lossRisks("dev", changes), []);
    });
});
