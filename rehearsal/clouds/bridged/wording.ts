import type { Wording } from "../simulation/check-values";
import { suggestion } from "../simulation/suggest";

/**
 * Faults as providers word them that are bridged from Terraform.
 * Source: `pkg/tfbridge/check_failures.go` in pulumi-terraform-bridge, and the validators of terraform-plugin-sdk.
 */
export const bridgedWording: Wording = {
    missing: (path) => ({ property: "", reason: `Missing required property '${path}'` }),
    wrongType: (path, expected, found) => ({
        property: "",
        reason: `Incorrect attribute value type. Inappropriate value for '${path}': ${expected} required, but got ${found}`,
    }),
    notAllowed: (path, value, allowed) => ({
        property: "",
        reason: `expected ${path} to be one of [${allowed.map((item) => JSON.stringify(item)).join(" ")}], got ${typeof value === "string" ? value : JSON.stringify(value)}`,
    }),
    unknownProperty: (path, name, known) => ({
        property: "",
        reason: `Invalid or unknown key '${path}'${suggestion(name, known)}`,
    }),
    convertsScalars: true,
    // To Terraform they are texts; its own validators refuse what they refuse.
    openEnums: "all",
};
