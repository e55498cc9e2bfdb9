import { expectOneOfOrDefault } from "../expect";
import type { ResourceRule } from "../rule";
import { registry, type Registry } from "./acr-resources";

export const acrAdminUser: ResourceRule<Registry> = {
    name: "acr-admin-user",
    title: "The registry has no admin user",
    why: "Its password is shared by everybody who pushes and pulls, never expires, and names nobody in the log.",
    mend: "Leave adminUserEnabled out or false, as AcrRegistry does, and give roles on the registry.",
    severity: "high",
    references: [{ id: "CKV_AZURE_137" }],
    types: [registry],
    guards: [{ type: registry, property: "adminUserEnabled", absent: "safe" }],
    scope: "resource",
    *check({ properties }) {
        yield* expectOneOfOrDefault("adminUserEnabled", properties.adminUserEnabled, false);
    },
};
