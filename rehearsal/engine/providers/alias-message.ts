import { Alias } from "@pulumi/pulumi/proto/alias_pb";
import type { AliasSpec } from "./provider";

/** Reads an alias; an empty parent means the current one. */
export function readAlias(message: Alias): AliasSpec {
    const spec = message.getSpec();
    return {
        urn: message.getUrn(),
        name: spec?.getName() ?? "",
        type: spec?.getType() ?? "",
        stack: spec?.getStack() ?? "",
        project: spec?.getProject() ?? "",
        parent: spec?.getParenturn() ?? "",
        noParent: spec?.getNoparent() ?? false,
    };
}

export function writeAlias(alias: AliasSpec): Alias {
    if (alias.urn !== "") {
        return new Alias().setUrn(alias.urn);
    }
    const spec = new Alias.Spec()
        .setName(alias.name)
        .setType(alias.type)
        .setStack(alias.stack)
        .setProject(alias.project);
    if (alias.noParent) {
        spec.setNoparent(true);
    } else if (alias.parent !== "") {
        spec.setParenturn(alias.parent);
    }
    return new Alias().setSpec(spec);
}
