import type { ResourceShape } from "../shapes/shape";
import { randomHex } from "../simulation/names";
import type { CheckRequest } from "../simulation/provider";
import { ProviderError } from "../simulation/errors";
import type { Value, ValueMap } from "../simulation/values";

/** How a class's name is generated. */
export interface Naming {
    /** The input that is the name. */
    readonly property: string;
    /** The most characters that a name may have. */
    readonly most: number;
    /** What stands before the random digits. @default "-" */
    readonly separator?: string;
    /** How many digits are added. @default 7 */
    readonly digits?: number;
    /** Brings the name of the resource into the form that the cloud asks for. */
    readonly before?: (name: string) => string;
    /** Adds to the name what it must have. */
    readonly after?: (name: string, inputs: ValueMap) => string;
}

/** Source: `SetAutonaming(255, "-")`, as the packages call it. */
export const defaultNaming: Naming = { property: "name", most: 255 };

/** Lists the inputs that were not given by the program, so that a later deployment may change them. */
export const defaultsKey = "__defaults";

/**
 * The name for a resource whose program gives none; `undefined` where it has one, or gets none.
 * Source: `ComputeAutoNameDefault` in `pkg/tfbridge/info/autonaming.go` of pulumi-terraform-bridge.
 */
export function generatedName(request: CheckRequest, shape: ResourceShape, naming: Naming): Value | undefined {
    const { news, olds, autonaming } = request;
    const { property, most } = naming;
    const declared = shape.inputs.get(property);
    // A prefix rules out a name, and the provider completes it itself.
    const given = news[property] ?? news[`${property}Prefix`];
    if (declared === undefined || declared.required || declared.type.kind !== "string" || given !== undefined) {
        return undefined;
    }
    if (isGenerated(olds, property)) {
        return olds[property];
    }
    switch (autonaming?.mode) {
        case "disable":
            return undefined;
        case "propose":
        case "enforce":
            if (autonaming.proposedName.length > most) {
                throw new ProviderError(
                    `calculated name '${autonaming.proposedName}' exceeds maximum length of ${String(most)}`,
                );
            }
            return autonaming.proposedName;
        case undefined: {
            const { separator = "-", digits = 7 } = naming;
            const prefix = `${naming.before?.(request.name) ?? request.name}${digits === 0 ? "" : separator}`;
            if (prefix.length + digits > most) {
                throw new ProviderError(
                    `name '${prefix}' plus ${String(digits)} random chars is longer than maximum length ${String(most)}`,
                );
            }
            const name = prefix + randomHex(request.randomSeed, digits);
            return naming.after?.(name, news) ?? name;
        }
    }
}

/** True where the last deployment generated the name. */
export function isGenerated(inputs: ValueMap, property: string): boolean {
    const defaults = inputs[defaultsKey];
    return Array.isArray(defaults) && defaults.includes(property) && inputs[property] !== undefined;
}
