import assert from "node:assert/strict";

import fc from "fast-check";
import { planSubnets, smallestLength, subnetPlanFaults, type SubnetKind } from "@fairlead/components/network/cidr-plan";
import { formatCidr, overlap, parseCidr, sizeOf, type Cidr } from "@fairlead/components/shared/cidr";

const kind = fc
    .record({
        name: fc.constantFrom("private", "public", "database"),
        length: fc.integer({ min: 16, max: 28 }),
        count: fc.integer({ min: 1, max: 4 }),
        spare: fc.nat({ max: 4 }),
    })
    .map(({ name, length, count, spare }): SubnetKind => ({ name, length, count, room: count + spare }));
const kinds = fc.array(kind, { minLength: 1, maxLength: 6 });

/** A network with a mask of this length, somewhere. */
function networkOf(length: number, seed: number): string {
    return formatCidr({ address: seed - (seed % sizeOf(length)), length });
}

function read(text: string): Cidr {
    const parsed = parseCidr(text);
    assert.ok(!("fault" in parsed), text);
    return parsed;
}

/** A network that the kinds fit into, and the kinds. */
const plannable = fc
    .tuple(kinds, fc.nat({ max: 4 }), fc.nat({ max: 2 ** 32 - 1 }))
    .map(([wanted, spare, seed]) => ({ wanted, network: networkOf(smallestLength(wanted) - spare, seed) }));

describe("A plan of subnets", () => {
    it("gives every kind as many subnets of its size as it wants, inside the network and apart from each other", () => {
        fc.assert(
            fc.property(plannable, ({ wanted, network }) => {
                const plan = planSubnets(network, wanted);
                assert.deepEqual(
                    plan.map((subnets) => subnets.map((subnet) => read(subnet).length)),
                    wanted.map(({ count, length }) => Array<number>(count).fill(length)),
                );
                const all = plan.flat().map(read);
                const room = read(network);
                for (const [index, subnet] of all.entries()) {
                    assert.ok(subnet.address >= room.address);
                    assert.ok(subnet.address + sizeOf(subnet.length) <= room.address + sizeOf(room.length));
                    assert.ok(all.slice(index + 1).every((other) => !overlap(subnet, other)));
                }
            }),
        );
    });

    it("moves nothing when a kind gets more subnets within its room", () => {
        fc.assert(
            fc.property(plannable, ({ wanted, network }) => {
                const before = planSubnets(network, wanted);
                const after = planSubnets(
                    network,
                    wanted.map((each) => ({ ...each, count: each.room ?? each.count })),
                );
                for (const [index, subnets] of before.entries()) {
                    assert.deepEqual(after[index]?.slice(0, subnets.length), subnets);
                }
            }),
        );
    });

    it("moves nothing when a kind is appended", () => {
        fc.assert(
            fc.property(plannable, ({ wanted, network }) => {
                const fewer = planSubnets(network, wanted.slice(0, -1));
                assert.deepEqual(planSubnets(network, wanted).slice(0, -1), fewer);
            }),
        );
    });

    it("that does not fit is refused with the smallest network that would do", () => {
        fc.assert(
            fc.property(kinds, fc.nat({ max: 2 ** 32 - 1 }), (wanted, seed) => {
                const length = smallestLength(wanted);
                const enough = networkOf(length, seed);
                const half = networkOf(length + 1, seed);
                assert.deepEqual(subnetPlanFaults("cidr", enough, wanted, 0), []);
                const [fault, ...others] = subnetPlanFaults("cidr", half, wanted, 0);
                assert.deepEqual(others, []);
                assert.equal(fault?.repair, `did you mean ${enough}?`);
                assert.throws(() => planSubnets(half, wanted), RangeError);
            }),
        );
    });

    it("says what it would have room for, and what to do where no network of the cloud is large enough", () => {
        const wanted = [
            { name: "private", length: 18, count: 2, room: 4 },
            { name: "public", length: 24, count: 2 },
        ];
        assert.deepEqual(subnetPlanFaults("cidr", "10.1.0.0/16", wanted, 8), [
            {
                path: "cidr",
                expected: "a network of at least /15, with room for private 4 × /18, public 2 × /24",
                got: "10.1.0.0/16",
                repair: "did you mean 10.0.0.0/15?",
            },
        ]);
        assert.equal(
            subnetPlanFaults("cidr", "10.1.0.0/16", wanted, 16)[0]?.repair,
            "ask for smaller subnets: networks of this cloud have at most /16",
        );
    });

    it("has no opinion on what is no network, and plans nothing in it", () => {
        assert.deepEqual(subnetPlanFaults("cidr", "10.1.0.0", [{ name: "a", length: 24, count: 1 }], 16), []);
        assert.throws(() => planSubnets("10.1.0.0", []), /10\.1\.0\.0 is no IPv4 network: the mask is missing/);
        assert.deepEqual(planSubnets("10.1.0.0/16", []), []);
    });
});
