import assert from "node:assert/strict";
import { X509Certificate } from "node:crypto";

import * as pulumi from "@pulumi/pulumi";
import type { Database } from "@fairlead/components/database/database";
import { parseCidr } from "@fairlead/components/shared/cidr";

import { build, customResources, valueOf } from "../cloud";
import { assertFaults } from "../faults";

/**
 * What the database of every cloud must keep.
 *
 * @param create gives a database of the name, with a database on it of the other name if there is one.
 */
export function databaseContract(create: (name: string, databaseName?: string) => Database): void {
    describe("as a database of any cloud", () => {
        it("says where it is", async () => {
            const { component } = await build(() => create("dev"));
            assert.match(await valueOf(component.host), /^[a-z0-9.-]+\.[a-z]+$/);
            assert.equal(await valueOf(component.port), 5432);
            assert.equal(await valueOf(component.databaseName), "app");
            for (const cidr of await valueOf(component.serverCidrs)) {
                assert.ok(!("fault" in parseCidr(cidr)));
            }
        });

        it("says where its administrator's login is, and keeps the password secret", async () => {
            const { component } = await build(() => create("dev"));
            assert.ok((await valueOf(component.administratorSecret)).length > 0);
            for (const output of [component.host, component.administratorSecret, component.certificateAuthorities]) {
                assert.equal(await pulumi.isSecret(output), false);
                assert.doesNotMatch(await valueOf(output), /password-of/);
            }
        });

        it("says by whom its certificate is signed, if it has one", async () => {
            const { component } = await build(() => create("dev"));
            const pem = await valueOf(component.certificateAuthorities);
            for (const text of pem.split(/(?<=-----END CERTIFICATE-----\n)/).filter((part) => part !== "")) {
                const certificate = new X509Certificate(text);
                assert.ok(certificate.ca);
                assert.ok(new Date(certificate.validTo) > new Date("2036-01-01"));
            }
        });

        it("stands beside another of its kind without sharing a name", async () => {
            const { resources } = await build(() => [create("one"), create("two")]);
            const names = customResources(resources).map(({ type, name }) => `${type} ${name}`);
            assert.equal(new Set(names).size, names.length);
            assert.ok(customResources(resources).every(({ name }) => /^(one|two)(-|$)/.test(name)));
        });

        it("takes no name that another database would refuse", () => {
            assertFaults(() => create("Dev_1", "postgres"), {
                name: 'expected 1 to 40 lower-case letters, digits and single hyphens, a letter first, got "Dev_1"; choose such a name',
                databaseName: 'expected a name that servers do not use themselves, got "postgres"; choose another name',
            });
            assertFaults(() => create("dev", "my-app"), {
                databaseName:
                    'expected 1 to 63 lower-case letters and digits, a letter first, got "my-app"; choose such a name',
            });
        });
    });
}
