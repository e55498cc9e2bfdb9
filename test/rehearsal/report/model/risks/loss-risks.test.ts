import assert from "node:assert/strict";
import { lossRisks } from "../../../../../rehearsal/report/model/risks/loss-risks";
import type { Step } from "../../../../../rehearsal/report/model/input";
import { changed, resource, step, updated } from "../samples";

const thing = "cloud:Thing";
const database = "aws:rds/cluster:Cluster";

function replaced(type: string, rest: Partial<Step>, after = "b") {
    const paths = [{ path: "name", kind: "update", replaces: true, inputDiff: true }] as const;
    const [old, next] = [resource(type, "one", { name: "a" }), resource(type, "one", { name: after })];
    return step(old, next, { op: "replace", replaceKeys: ["name"], paths, ...rest });
}

function moved(type: string, cloud: string, replaceKeys: readonly string[] = []): Step {
    const by = (id: string) => ({ provider: `urn:pulumi:dev::app::pulumi:providers:${cloud}::main::${id}` });
    return step(resource(type, "one", {}, by("1")), resource(type, "one", {}, by("2")), { op: "replace", replaceKeys });
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

    it("are none of what is only restarted, although that is told with the change", () => {
        const server = "azure-native:dbforpostgresql:Server";
        const sku = (name: string) => ({ sku: { name }, location: "here" });
        const changes = updated(server, sku("small"), sku("large"));
        assert.equal(changes[0]?.change.consequence, "The server restarts: connections to it break.");
        assert.deepEqual(lossRisks("dev", changes), []);
        const [tagged] = updated(server, sku("small"), { ...sku("small"), tags: {} });
        assert.equal(tagged?.change.consequence, undefined);
    });

    it("ask for an alias where one like it is created", () => {
        const [gone, renamed] = [resource(database, "old", {}), resource(database, "new", {})];
        const [risk] = lossRisks("dev", changed(step(gone, undefined), step(undefined, renamed)));
        assert.match(
            risk?.detail ?? "",
            / Another one like it is created: if that is the same one by another name, an alias/,
        );
        const [other] = lossRisks("dev", changed(step(gone, undefined), step(undefined, resource(thing, "new", {}))));
        assert.doesNotMatch(other?.detail ?? "", /alias/);
    });

    it("tell of a cluster, and not of what goes with it", () => {
        const namespace = moved("kubernetes:core/v1:Namespace", "kubernetes");
        const [change] = changed(namespace);
        assert.equal(change?.change.replacedWith, "urn:pulumi:dev::app::pulumi:providers:kubernetes::main");
        const titles = (...steps: readonly Step[]) => lossRisks("dev", changed(...steps)).map(({ title }) => title);
        assert.deepEqual(titles(namespace, replaced("aws:eks/cluster:Cluster", {})), [
            "Cluster one (a cluster) is replaced",
        ]);
        assert.deepEqual(titles(namespace), ["Namespace one (what holds others) is replaced"]);
    });

    it("tell what is made anew by another provider, as in another region", () => {
        const [risk] = lossRisks("dev", changed(moved(database, "aws", ["provider"])));
        assert.match(risk?.detail ?? "", /Its data is gone.* Reason: its provider is another one\.$/);
    });

    it("tell once what is lost alike, by name", () => {
        const subnet = (name: string) => step(resource("aws:ec2/subnet:Subnet", name, {}), undefined);
        const [risk, ...others] = lossRisks("dev", changed(subnet("a"), subnet("b")));
        assert.deepEqual(others, []);
        assert.deepEqual([risk?.title, risk?.urn], ["2 × Subnet (a network) are deleted", ""]);
        assert.equal(risk?.detail, "Everything in it goes with it. These: a, b.");
        assert.deepEqual(risk.source, { file: "main.ts", line: 7 });
    });
});
