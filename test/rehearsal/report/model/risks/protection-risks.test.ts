import assert from "node:assert/strict";
import { protectionRisks } from "../../../../../rehearsal/report/model/risks/protection-risks";
import { changed, resource, step, updated } from "../samples";

const database = "aws:rds/cluster:Cluster";
const zone = "azure-native:dns:Zone";
const queue = "aws:sqs/queue:Queue";

function bared(type: string, name: string) {
    return step(resource(type, name, {}, { protect: true }), resource(type, name, {}), { op: "same" });
}

describe("risks of protection", () => {
    const risks = (changes: Parameters<typeof protectionRisks>[1]) => protectionRisks("dev", changes);

    it("tell a resource that is no longer protected, although engines call it unchanged", () => {
        const [risk, ...others] = risks(changed(bared(zone, "example")));
        assert.deepEqual(others, []);
        assert.deepEqual([risk?.level, risk?.title], ["high", "Zone example is no longer protected"]);
        assert.deepEqual(risk?.source, { file: "main.ts", line: 7 });
    });

    it("tell many at once, by name", () => {
        const [risk, ...others] = risks(changed(bared(queue, "a"), bared(queue, "b")));
        assert.deepEqual(others, []);
        assert.deepEqual([risk?.level, risk?.title, risk?.urn], ["medium", "2 resources are no longer protected", ""]);
        assert.match(risk?.detail ?? "", /Queue a, Queue b/);
    });

    it("are none where protection is added", () => {
        const added = step(resource(zone, "a", {}), resource(zone, "a", {}, { protect: true }), { op: "same" });
        assert.deepEqual(risks(changed(added)), []);
    });

    it("tell a safeguard of the cloud that is lost, with its values", () => {
        const [risk] = risks(updated(database, { deletionProtection: true }, { deletionProtection: false }));
        assert.equal(risk?.detail, "AWS no longer refuses to delete it: deletionProtection was true and is false.");
        assert.deepEqual(risks(updated(database, { deletionProtection: false }, { deletionProtection: true })), []);
        assert.equal(risks(updated(database, { deletionProtection: true }, {})).length, 1);
    });

    it("know which defaults guard", () => {
        assert.deepEqual(risks(updated(database, { skipFinalSnapshot: false }, {})), []);
        assert.equal(risks(updated(database, {}, { skipFinalSnapshot: true })).length, 1);
    });

    it("tell what is kept for a shorter time, or agreed to by fewer", () => {
        const days = (backupRetentionPeriod: number) => ({ backupRetentionPeriod });
        assert.equal(risks(updated(database, days(35), days(7))).length, 1);
        assert.deepEqual(risks(updated(database, days(7), days(35))), []);
        assert.deepEqual(risks(updated(database, days(7), {})), []);
        const environment = "github:index/repositoryEnvironment:RepositoryEnvironment";
        const reviewers = (...users: readonly number[]) => ({ reviewers: [{ users }] });
        assert.equal(risks(updated(environment, reviewers(1, 2), reviewers(1))).length, 1);
        assert.equal(risks(updated(environment, reviewers(1), {})).length, 1);
        assert.deepEqual(risks(updated(environment, reviewers(1), reviewers(1, 2))), []);
    });

    it("tell a guard that is deleted", () => {
        const lock = resource("azure-native:authorization:ManagementLockByScope", "lock", {});
        const [risk] = risks(changed(step(lock, undefined)));
        assert.equal(risk?.title, "ManagementLockByScope lock is deleted");
        const backups = "aws:efs/backupPolicy:BackupPolicy";
        const status = (word: string) => ({ backupPolicy: { status: word } });
        assert.equal(risks(updated(backups, status("ENABLED"), status("DISABLED"))).length, 1);
    });

    it("don't tell a guard that goes with what it guarded", () => {
        const namespace = resource("kubernetes:core/v1:Namespace", "app", {});
        const policy = resource(
            "kubernetes:networking.k8s.io/v1:NetworkPolicy",
            "deny",
            {},
            { dependencies: [namespace.urn] },
        );
        assert.equal(risks(changed(step(policy, undefined))).length, 1);
        assert.deepEqual(risks(changed(step(policy, undefined), step(namespace, undefined))), []);
    });

    it("tell all that a resource loses at once, and alike resources together", () => {
        const guarded = { deletionProtection: true, backupRetentionPeriod: 35 };
        const bare = { deletionProtection: false, backupRetentionPeriod: 7 };
        const [risk, ...others] = risks(
            changed(
                ...["a", "b"].map((name) => step(resource(database, name, guarded), resource(database, name, bare))),
            ),
        );
        assert.deepEqual(others, []);
        assert.equal(risk?.title, "2 × Cluster are guarded less");
        assert.equal(
            risk.detail,
            "AWS no longer refuses to delete it: deletionProtection was true and is false. " +
                "Backups are kept for fewer days: backupRetentionPeriod was 35 and is 7. These: a, b.",
        );
    });
});
