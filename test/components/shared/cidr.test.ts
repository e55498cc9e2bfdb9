import assert from "node:assert/strict";

import fc from "fast-check";
import {
    carve,
    formatAddress,
    formatCidr,
    overlap,
    parseAddress,
    parseCidr,
    sizeOf,
    type Cidr,
} from "@fairlead/components/shared/cidr";

const address = fc.nat({ max: 2 ** 32 - 1 });
const network = fc
    .tuple(address, fc.integer({ min: 1, max: 32 }))
    .map(([value, length]): Cidr => ({ address: value - (value % sizeOf(length)), length }));

describe("IPv4 networks", () => {
    it("are read as they are written", () => {
        fc.assert(
            fc.property(network, (cidr) => {
                assert.deepEqual(parseCidr(formatCidr(cidr)), cidr);
            }),
        );
        fc.assert(
            fc.property(address, (value) => {
                assert.equal(parseAddress(formatAddress(value)), value);
            }),
        );
    });

    const wrong = {
        "10.0.0.1": "the mask is missing: did you mean 10.0.0.1/32?",
        "10.0.0.1/8": "use the first address of the network: did you mean 10.0.0.0/8?",
        "10.0.0.0/33": "the mask is a number from 0 to 32",
        "10.0.0.0/": "the mask is a number from 0 to 32",
        "10.0.0/8": "write four numbers from 0 to 255, a slash and the mask",
        "010.0.0.0/8": "write four numbers from 0 to 255, a slash and the mask",
        "256.0.0.0/8": "write four numbers from 0 to 255, a slash and the mask",
        "10.0.0.0/8/8": "write four numbers from 0 to 255, a slash and the mask",
        "::/0": "write four numbers from 0 to 255, a slash and the mask",
    };
    for (const [text, fault] of Object.entries(wrong)) {
        it(`are not ${text}`, () => {
            assert.deepEqual(parseCidr(text), { fault });
        });
    }

    it("overlap where they share an address", () => {
        fc.assert(
            fc.property(network, network, (a, b) => {
                const last = (cidr: Cidr) => cidr.address + sizeOf(cidr.length) - 1;
                const shared = Math.max(a.address, b.address) <= Math.min(last(a), last(b));
                assert.equal(overlap(a, b), shared);
            }),
        );
    });

    it("are carved out of a larger one without touching each other", () => {
        const room: Cidr = { address: 0x0a140000, length: 16 };
        fc.assert(
            fc.property(fc.array(fc.integer({ min: 20, max: 28 }), { maxLength: 8 }), (lengths) => {
                const parts = carve(room, lengths);
                assert.deepEqual(
                    parts.map(({ length }) => length),
                    lengths,
                );
                for (const [index, part] of parts.entries()) {
                    assert.equal(part.address % sizeOf(part.length), 0);
                    assert.ok(overlap(room, part) && part.length >= room.length);
                    assert.ok(parts.slice(index + 1).every((other) => !overlap(part, other)));
                }
                // What comes later moves nothing.
                assert.deepEqual(carve(room, lengths.slice(0, -1)), parts.slice(0, Math.max(0, lengths.length - 1)));
            }),
        );
    });

    it("are not carved out of too little room", () => {
        assert.throws(() => carve({ address: 0, length: 24 }, [25, 25, 25]), {
            name: "RangeError",
            message: "0.0.0.0/24 has no room for networks of lengths /25, /25, /25",
        });
    });
});
