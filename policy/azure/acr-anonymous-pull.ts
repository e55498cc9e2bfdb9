import { expectOneOfOrDefault } from "../expect";
import type { ResourceRule } from "../rule";
import { registry, type Registry } from "./acr-resources";

export const acrAnonymousPull: ResourceRule<Registry> = {
    name: "acr-anonymous-pull",
    title: "Nobody pulls from the registry without logging in",
    why: "Images show what runs inside, and with it what can be attacked. Whoever pulls much is paid for by the owner.",
    mend: "Leave anonymousPullEnabled out or false, as AcrRegistry does.",
    severity: "high",
    references: [{ id: "CKV_AZURE_138" }],
    types: [registry],
    guards: [{ type: registry, property: "anonymousPullEnabled", absent: "safe" }],
    scope: "resource",
    *check({ properties }) {
        yield* expectOneOfOrDefault("anonymousPullEnabled", properties.anonymousPullEnabled, false);
    },
};
