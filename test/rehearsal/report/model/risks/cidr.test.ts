import assert from "node:assert/strict";
import { includes, isWorld } from "../../../../../rehearsal/report/model/risks/cidr";

describe("networks in a report", () => {
    it("are the world where nobody can know who is there", () => {
        for (const world of [
            "0.0.0.0/0",
            "0.0.0.0/1",
            "2000::/3",
            "*",
            "Any",
            "Internet",
            "AzureCloud.WestEurope",
            "0.0.0.0-255.255.255.255",
        ]) {
            assert.ok(isWorld(world), world);
        }
        for (const known of ["10.0.0.0/8", "203.0.113.7", "2001:db8::/32", "AzureLoadBalancer", "10.0.0.1-10.0.0.9"]) {
            assert.ok(!isWorld(known), known);
        }
    });

    it("include the smaller ones in them, of the same family", () => {
        const inside = [
            ["10.0.0.0/8", "10.20.0.0/16"],
            ["10.0.0.0/8", "10.20.30.40"],
            ["0.0.0.0/0", "203.0.113.0/24"],
            ["2001:db8::/32", "2001:db8:1::/48"],
            ["*", "203.0.113.0/24"],
            ["AzureLoadBalancer", "AzureLoadBalancer"],
            ["10.0.0.0-10.0.0.255", "10.0.0.4-10.0.0.5"],
            ["10.0.0.0-10.0.0.255", "10.0.0.128/25"],
            ["::ffff:10.0.0.0/120", "::ffff:a00:1"],
        ] as const;
        for (const [outer, inner] of inside) {
            assert.ok(includes(outer, inner), `${outer} includes ${inner}`);
        }
        const outside = [
            ["10.20.0.0/16", "10.0.0.0/8"],
            ["10.0.0.0/8", "11.0.0.0/8"],
            ["0.0.0.0/0", "::/0"],
            ["0.0.0.0/0", "AzureCloud"],
            ["10.0.0.0/8", "10.0.0.0/99"],
            ["10.0.0.0-10.0.0.255", "10.0.0.4-10.0.1.5"],
        ] as const;
        for (const [outer, inner] of outside) {
            assert.ok(!includes(outer, inner), `${outer} does not include ${inner}`);
        }
    });
});
