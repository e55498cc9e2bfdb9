import assert from "node:assert/strict";
import type { ResourceState } from "../../../rehearsal/model/state";
import { IntegrityError, verifyIntegrity } from "../../../rehearsal/state/integrity";
import { normalizeUrns } from "../../../rehearsal/state/normalize";
import { sampleState, urnOf } from "./samples";

const thing = (name: string, fields: Partial<ResourceState> = {}) => sampleState({ urn: urnOf(name), ...fields });
const verify = (...resources: ResourceState[]) => {
    verifyIntegrity({ resources, pendingOperations: [] });
};

describe("integrity of a state", () => {
    it("holds where everything stands after what it needs", () => {
        verify(
            thing("a"),
            thing("b", { parent: urnOf("a"), dependencies: [urnOf("a")], propertyDependencies: { p: [urnOf("a")] } }),
            thing("c", { deletedWith: urnOf("b") }),
        );
    });

    const faults: readonly (readonly [string, Partial<ResourceState>, RegExp])[] = [
        ["a missing parent", { parent: urnOf("x") }, /refers to missing parent .*::x$/],
        ["a late parent", { parent: urnOf("late") }, /parent .*::late comes after it$/],
        ["a missing dependency", { dependencies: [urnOf("x")] }, /refers to missing dependency .*::x$/],
        [
            "a late property dependency",
            { propertyDependencies: { p: [urnOf("late")] } },
            /property dependency .* comes after it$/,
        ],
        ["a missing deletedWith", { deletedWith: urnOf("x") }, /being deleted with .*::x, which is missing$/],
        ["an unknown provider", { custom: true, provider: `${urnOf("x")}::id` }, /refers to unknown provider/],
        ["an id without a provider's resource", { id: "id" }, /'custom' false but non-empty ID/],
    ];
    for (const [name, fields, message] of faults) {
        it(`is broken by ${name}`, () => {
            assert.throws(
                () => {
                    verify(thing("a"), thing("b", fields), thing("late"));
                },
                (error) => error instanceof IntegrityError && message.test(error.message),
            );
        });
    }

    it("allows several states of one URN as long as only one of them lives", () => {
        verify(thing("a"), thing("a", { delete: true }), thing("a", { delete: true }));
        assert.throws(() => {
            verify(thing("a"), thing("a"));
        }, /duplicate resource .*::a \(not marked for deletion\)/);
    });
});

describe("renamed resources", () => {
    it("are referred to by their new names, and so are the children of a renamed parent", () => {
        const child = "urn:pulumi:dev::app::pkg:index:Old$pkg:index:Thing::child";
        const parent = thing("new", {
            urn: "urn:pulumi:dev::app::pkg:index:New::new",
            aliases: ["urn:pulumi:dev::app::pkg:index:Old::old"],
        });
        const { resources } = normalizeUrns({
            resources: [
                parent,
                thing("child", { urn: child, parent: "urn:pulumi:dev::app::pkg:index:Old::old" }),
                thing("user", { dependencies: [child], propertyDependencies: { p: [child] }, deletedWith: child }),
            ],
            pendingOperations: [],
        });
        const renamed = "urn:pulumi:dev::app::pkg:index:New$pkg:index:Thing::child";
        assert.deepEqual(
            resources.map(({ urn, aliases, parent }) => [urn, aliases, parent]),
            [
                [parent.urn, [], ""],
                [renamed, [], parent.urn],
                [urnOf("user"), [], ""],
            ],
        );
        const user = resources[2];
        assert.deepEqual(
            [user?.dependencies, user?.propertyDependencies, user?.deletedWith],
            [[renamed], { p: [renamed] }, renamed],
        );
    });

    it("may not share an alias", () => {
        const aliases = [urnOf("old")];
        assert.throws(
            () =>
                normalizeUrns({ resources: [thing("a", { aliases }), thing("b", { aliases })], pendingOperations: [] }),
            /have the same alias/,
        );
    });
});
