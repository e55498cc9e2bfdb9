import { type DiffResponse, PropertyDiff } from "@pulumi/pulumi/proto/provider_pb";
import type { DiffKind, PropertyDifference } from "../../model/events";
import type { DiffResult } from "./provider";

const kinds: Readonly<Record<PropertyDiff.Kind, DiffKind>> = {
    [PropertyDiff.Kind.ADD]: "add",
    [PropertyDiff.Kind.ADD_REPLACE]: "add-replace",
    [PropertyDiff.Kind.DELETE]: "delete",
    [PropertyDiff.Kind.DELETE_REPLACE]: "delete-replace",
    [PropertyDiff.Kind.UPDATE]: "update",
    [PropertyDiff.Kind.UPDATE_REPLACE]: "update-replace",
};

const changes = ["unknown", "none", "some"] as const;

/** Reads a provider's answer to Diff or DiffConfig. */
export function readDiff(response: DiffResponse): DiffResult {
    const detailedDiff: Record<string, PropertyDifference> = {};
    response.getDetaileddiffMap().forEach((difference: PropertyDiff, path: string) => {
        detailedDiff[path] = { kind: kinds[difference.getKind()], inputDiff: difference.getInputdiff() };
    });
    return {
        changes: changes[response.getChanges()],
        replaceKeys: response.getReplacesList(),
        changedKeys: response.getDiffsList(),
        detailedDiff: response.getHasdetaileddiff() ? detailedDiff : undefined,
        deleteBeforeReplace: response.getDeletebeforereplace(),
    };
}
