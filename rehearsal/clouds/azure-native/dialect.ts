import type { Sdk } from "../shapes/sdk";
import type { ResourceShape } from "../shapes/shape";
import { ProviderError } from "../simulation/errors";
import { simulatedTime } from "../simulation/invent";
import type { Dialect } from "../simulation/package";
import { previewOutputs } from "../simulation/preview";
import { type ValueMap, textOf } from "../simulation/values";
import { accountOf, constantsOf, defaultLocation, normalLocation } from "./account";
import { type ArmPath, armId, armPath, armType, inputsInId, partsOf } from "./arm";
import { apiVersion, azureDefaults, generatedNameFlag, needsLocation } from "./defaults";
import { deleteContents } from "./deletion";
import { armError } from "./errors";
import { identityOutput } from "./identity";
import { immutablePaths } from "./immutable";
import { lookUp } from "./lookup";
import { checkName } from "./names";
import { failIf, lastPart } from "./parts";
import { azureWording } from "./wording";

/** What azure-native does alike for all of its types. */
export function azureDialect(): Dialect {
    const paths = new Map<string, ArmPath>();
    const replacing = new Map<string, ReadonlySet<string>>();

    function pathOf(shape: ResourceShape, sdk: Sdk): ArmPath {
        const path = paths.get(shape.token) ?? armPath(shape, sdk);
        paths.set(shape.token, path);
        return path;
    }

    function replacingPaths(shape: ResourceShape, sdk: Sdk): ReadonlySet<string> {
        const { module, className } = partsOf(shape.token);
        const found =
            replacing.get(shape.token) ??
            new Set([...pathOf(shape, sdk).parameters, ...immutablePaths(`${module}:${className}`, shape.inputs)]);
        replacing.set(shape.token, found);
        return found;
    }

    return {
        capabilities: {
            acceptSecrets: false,
            acceptResources: false,
            acceptOutputs: false,
            supportsAutonaming: true,
        },
        wording: azureWording,
        stableOutputs: ["name", "location"],
        comparesWithOutputs: false,
        sparseObjects: false,
        withDefaults: (request, shape, context) => azureDefaults(request, shape, pathOf(shape, context.sdk), context),
        ownInputs: ["azureApiVersion"],
        constants: constantsOf,
        check: (inputs, shape) => {
            const { module, className } = partsOf(shape.token);
            return [
                ...checkName(`${module}:${className}`, inputs),
                ...failIf(
                    needsLocation(shape) && inputs.location === undefined,
                    "missing required property 'location'. Either set it explicitly or configure it with 'pulumi config set azure-native:location <value>'.",
                ),
            ];
        },
        forcesReplacement: (shape, rules, { sdk }) => {
            const immutable = replacingPaths(shape, sdk);
            return (pattern) => immutable.has(pattern) || rules.immutable?.includes(pattern) === true;
        },
        same: (pattern, old, value) =>
            pattern === "location" && typeof old === "string" && typeof value === "string"
                ? normalLocation(old) === normalLocation(value)
                : false,
        deleteBeforeReplace: ({ oldInputs }) => oldInputs[generatedNameFlag] !== true,
        id: ({ inputs }, shape, context) => armId(shape, pathOf(shape, context.sdk), inputs, context),
        inputsOf: (id, shape, rules, context) => {
            const path = pathOf(shape, context.sdk);
            const inputs = Object.fromEntries(path.parameters.map((name) => [name, `{${name}}`]));
            const draft = { urn: "", type: shape.token, name: "", inputs };
            return inputsInId(id, rules.id?.(draft, context) ?? armId(shape, path, inputs, context), path);
        },
        // Source: `PreviewOutputs` in `provider/pkg/convert` of pulumi-azure-native.
        preview: (inputs, shape) => previewOutputs(inputs, shape.outputs, "unknown"),
        outputs: ({ id, inputs }, shape, { sdk, config }) => {
            const path = pathOf(shape, sdk);
            const version = apiVersion(shape);
            return {
                name: lastPart(id),
                type: armType(shape, path, sdk),
                location: normalLocation(textOf(inputs, "location") ?? textOf(config, "location") ?? defaultLocation),
                systemData: systemData(accountOf(config).clientId),
                ...(version === undefined ? {} : { azureApiVersion: version }),
                ...identityOutput(inputs, id, accountOf(config)),
            };
        },
        beforeCreate: ({ type, id }, { cloud }) => {
            if (cloud.get(type, id) !== undefined) {
                throw new ProviderError(`cannot create already existing resource '${id}'`);
            }
        },
        beforeUpdate: refuseToMove,
        beforeDelete: deleteContents,
        invoke: lookUp,
        checkConfig: ({ news }) => ({ inputs: news, failures: [] }),
        // The real provider leaves it to the engine to compare, too.
        diffConfig: () => ({
            changes: "unknown",
            replaces: [],
            diffs: [],
            detailedDiff: undefined,
            deleteBeforeReplace: false,
        }),
    };
}

/** Who made a resource, and when: always at the fixed time of simulations. */
function systemData(clientId: string): ValueMap {
    return {
        createdAt: simulatedTime,
        createdBy: clientId,
        createdByType: "Application",
        lastModifiedAt: simulatedTime,
        lastModifiedBy: clientId,
        lastModifiedByType: "Application",
    };
}

/** Azure does not move resources. */
function refuseToMove({ id, inputs, olds }: Parameters<Dialect["beforeUpdate"]>[0]): void {
    const [from, to] = [textOf(olds, "location"), textOf(inputs, "location")];
    if (from !== undefined && to !== undefined && normalLocation(from) !== normalLocation(to)) {
        throw armError(
            409,
            "InvalidResourceLocation",
            `The resource '${lastPart(id)}' already exists in location '${normalLocation(from)}'. ` +
                `A resource with the same name cannot be created in location '${normalLocation(to)}'. Please select a new resource name.`,
        );
    }
}
