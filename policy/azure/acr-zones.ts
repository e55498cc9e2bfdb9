import { expectOneOf } from "../expect";
import type { ResourceRule } from "../rule";
import { registry, type Registry } from "./acr-resources";

export const acrZones: ResourceRule<Registry> = {
    name: "acr-zones",
    title: "The registry survives the loss of a zone",
    why: "When a zone fails, nodes are made anew in others, and pull every image at that very moment.",
    mend: "Set zoneRedundancy to Enabled with sku Premium, as AcrRegistry does. A change replaces the registry.",
    severity: "low",
    references: [{ id: "CKV_AZURE_233" }],
    development: "costs money",
    types: [registry],
    guards: [{ type: registry, property: "zoneRedundancy" }],
    scope: "resource",
    *check({ properties }) {
        yield* expectOneOf("zoneRedundancy", properties.zoneRedundancy, "Enabled");
    },
};
