import assert from "node:assert/strict";
import { releaseChanges } from "../../../../rehearsal/report/model/releases";

const file = "releases/dev/shop.yaml";
const image = (version: string) => ({ image: { version, digest: `sha256:${version}` } });

describe("releases in a report", () => {
    it("tell the image before and after, and what else differs", () => {
        const [change] = releaseChanges([{ file, before: image("1"), after: { ...image("2"), replicas: 3 } }]);
        assert.deepEqual(change, {
            file,
            application: "shop",
            kind: "changed",
            before: { version: "1", digest: "sha256:1" },
            after: { version: "2", digest: "sha256:2" },
            values: change?.values,
        });
        assert.deepEqual(
            change.values.map(({ path, kind }) => [path, kind]),
            [["replicas", "add"]],
        );
    });

    it("are none where only comments differ, and one where a file comes or goes", () => {
        const changes = releaseChanges([
            { file, before: image("1"), after: image("1") },
            { file, before: undefined, after: image("1") },
            { file, before: image("1"), after: undefined },
        ]);
        assert.deepEqual(
            changes.map(({ kind }) => kind),
            ["added", "removed"],
        );
    });
});
