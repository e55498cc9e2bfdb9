import assert from "node:assert/strict";

import {
    nameOf,
    resourceGroupIdOf,
    resourceGroupNameOf,
    subscriptionOf,
    virtualNetworkNameOf,
} from "@fairlead/components/shared/azure-ids";

const group = "/subscriptions/1-2/resourceGroups/platform";
const registry = `${group}/providers/Microsoft.ContainerRegistry/registries/images`;

describe("ARM ids", () => {
    it("name a subscription, a group and the resource itself", () => {
        assert.equal(subscriptionOf(registry), "1-2");
        assert.equal(resourceGroupIdOf(registry), group);
        assert.equal(resourceGroupNameOf(registry), "platform");
        assert.equal(nameOf(registry), "images");
    });

    it("name the network of a subnet", () => {
        const subnet = `${group}/providers/Microsoft.Network/virtualNetworks/dev/subnets/nodes`;
        assert.equal(virtualNetworkNameOf(subnet), "dev");
        assert.throws(() => virtualNetworkNameOf(registry), /Expected the ARM id/);
    });

    it("are nothing else", () => {
        assert.throws(() => subscriptionOf("images"), {
            message:
                "Expected the ARM id of an Azure resource, such as /subscriptions/<id>/resourceGroups/<name>/providers/…, " +
                'got "images"; pass the resource\'s id output.',
        });
    });
});
