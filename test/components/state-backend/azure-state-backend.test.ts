import assert from "node:assert/strict";

import { AzureStateBackend } from "@fairlead/components/state-backend/azure-state-backend";
import type { AzureStateBackendArgs } from "@fairlead/components/state-backend/azure-state-backend-args";

import { build, valueOf } from "../cloud";
import { assertFaults } from "../faults";
import { stateBackendContract } from "./contract";

const args: AzureStateBackendArgs = {
    resourceGroupName: "state",
    stacks: ["dev"],
    authorizedIpRanges: ["198.51.100.0/24", "203.0.113.7/32"],
};

describe("AzureStateBackend", () => {
    stateBackendContract((name, stacks) => new AzureStateBackend(name, { ...args, stacks }));

    it("has no key, no public blobs, and lets known networks in only", async () => {
        const { one } = await build(() => new AzureStateBackend("state", args));
        const { inputs } = one("azure-native:storage:StorageAccount");
        const { allowSharedKeyAccess, allowBlobPublicAccess, minimumTlsVersion, networkRuleSet, encryption } = inputs;
        assert.deepEqual(
            { allowSharedKeyAccess, allowBlobPublicAccess, minimumTlsVersion },
            { allowSharedKeyAccess: false, allowBlobPublicAccess: false, minimumTlsVersion: "TLS1_2" },
        );
        assert.deepEqual(networkRuleSet, {
            defaultAction: "Deny",
            bypass: "None",
            ipRules: [
                { action: "Allow", iPAddressOrRange: "198.51.100.0/24" },
                { action: "Allow", iPAddressOrRange: "203.0.113.7" },
            ],
        });
        assert.equal((encryption as Record<string, unknown>).requireInfrastructureEncryption, true);
    });

    it("keeps what was deleted and overwritten, and not for ever", async () => {
        const { one } = await build(() => new AzureStateBackend("state", { ...args, retentionDays: 30 }));
        const { inputs } = one("azure-native:storage:BlobServiceProperties");
        assert.equal(inputs.isVersioningEnabled, true);
        assert.deepEqual(inputs.deleteRetentionPolicy, { enabled: true, days: 30 });
        assert.deepEqual(inputs.containerDeleteRetentionPolicy, { enabled: true, days: 30 });
        const policy = JSON.stringify(one("azure-native:storage:ManagementPolicy").inputs.policy);
        assert.match(policy, /"version":\{"delete":\{"daysAfterCreationGreaterThan":30\}\}/);
    });

    it("is locked as long as it is protected", async () => {
        const lock = "azure-native:authorization:ManagementLockByScope";
        const locked = await build(() => new AzureStateBackend("state", args));
        const { scope, level } = locked.one(lock).inputs;
        assert.deepEqual(
            { scope, level },
            { scope: await valueOf(locked.component.storageAccountId), level: "CanNotDelete" },
        );
        const open = await build(() => new AzureStateBackend("state", { ...args, protect: false }));
        assert.deepEqual(open.all(lock), []);
    });

    it("tells Pulumi the container and the account", async () => {
        const { component } = await build(() => new AzureStateBackend("state", { ...args, accountName: "shopstate" }));
        assert.deepEqual(await valueOf(component.backendUrls), {
            dev: "azblob://pulumi-dev?storage_account=shopstate",
        });
        assert.deepEqual(Object.keys(await valueOf(component.containerIds)), ["dev"]);
    });

    it("refuses what Azure would refuse", () => {
        assertFaults(
            () =>
                new AzureStateBackend("state", {
                    ...args,
                    accountName: "Shop-State",
                    authorizedIpRanges: ["10.0.0.0/31", "anywhere"],
                    retentionDays: 3,
                }),
            {
                "authorizedIpRanges[0]":
                    'expected no network of two addresses, which Azure Storage does not take, got "10.0.0.0/31"; name both addresses, each with /32',
                "authorizedIpRanges[1]":
                    'expected an IPv4 network such as 10.20.0.0/16, got "anywhere"; write four numbers from 0 to 255, a slash and the mask',
                accountName:
                    'expected 3 to 24 lower-case letters and digits, got "Shop-State"; leave it out to get a free one',
                retentionDays: "expected a whole number from 7 to 365 (days), got 3; give a number in these bounds",
            },
        );
    });
});
