import type { Wording } from "../simulation/check-values";
import { suggestion } from "../simulation/suggest";

/**
 * Faults as azure-native words them. It checks required properties and types by itself; what it leaves to the cloud
 * (values of enumerations, unknown properties) is refused here in the same manner, before anything is made.
 * Source: `validateType` and `validateProperty` in `provider/pkg/provider/provider.go` of pulumi-azure-native.
 */
export const azureWording: Wording = {
    missing: (path) => ({ property: "", reason: `missing required property '${path}'` }),
    wrongType: (path, expected, found) => ({
        property: "",
        reason: `'${path}' should be of type '${expected}' but got ${article(found)} ${found}`,
    }),
    notAllowed: (path, value, allowed) => {
        const hint = typeof value === "string" ? suggestion(value, allowed.map(String)) : "";
        const list = allowed.map((item) => `'${String(item)}'`).join(", ");
        return {
            property: "",
            reason: `'${path}' should be one of ${list} but got ${typeof value === "string" ? `'${value}'` : JSON.stringify(value)}${hint}`,
        };
    },
    unknownProperty: (path, name, known) => ({
        property: "",
        reason: `'${path}' is not a known property${suggestion(name, known)}`,
    }),
    convertsScalars: false,
    // Described as deprecated and incomplete: sizes are to be listed from the cloud.
    openEnums: new Set(["VirtualMachineSizeTypes", "ContainerServiceVMSizeTypes"]),
};

function article(noun: string): string {
    return /^[aeiou]/.test(noun) ? "an" : "a";
}
