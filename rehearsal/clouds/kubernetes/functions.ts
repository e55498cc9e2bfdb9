import { ProviderError } from "../simulation/errors";
import type { InvokeRequest } from "../simulation/provider";
import { isMap, textOf, type ValueMap } from "../simulation/values";
import { buildKustomization } from "./constructs/sources";
import { renderChart } from "./helm/template";
import { mapAt, stringAt } from "./objects/paths";
import type { Session } from "./session";
import { decodeManifests, decodeYaml } from "./yaml/decode";
import { parseDocuments } from "./yaml/parse";

type Rule = (args: ValueMap, session: Session) => ValueMap | Promise<ValueMap>;

/** The functions of the package. Source: `Invoke` in provider/pkg/provider/provider.go of pulumi-kubernetes. */
const rules: Readonly<Record<string, Rule>> = {
    "kubernetes:yaml:decode": (args, { apis }) => decodeYaml(args, apis.kinds),
    "kubernetes:helm:template": templateChart,
    "kubernetes:kustomize:directory": kustomize,
};

/** Answers a function. */
export async function invoke({ token, args }: InvokeRequest, session: Session): Promise<ValueMap> {
    const rule = rules[token];
    if (rule === undefined) {
        throw new ProviderError(`unknown Invoke type "${token}"`);
    }
    return rule(args, session);
}

async function templateChart(args: ValueMap, { apis }: Session): Promise<ValueMap> {
    const [options] = parseDocuments(required(args, "jsonOpts"));
    if (!isMap(options)) {
        throw new ProviderError("failed to unmarshal 'jsonOpts': expected an object");
    }
    const namespace = stringAt(options, "namespace") || "default";
    const text = await renderChart({
        chart: stringAt(options, "path") || stringAt(options, "chart"),
        name: stringAt(options, "release_name"),
        namespace,
        values: mapAt(options, "values"),
        skipCrds: options.skip_crd_rendering === true,
        skipHooks: false,
        purpose: `kubernetes:helm.sh/v3:Chart "${stringAt(options, "release_name")}"`,
    });
    return { result: decodeManifests(text, stringAt(options, "namespace"), apis.kinds) };
}

async function kustomize(args: ValueMap, { apis }: Session): Promise<ValueMap> {
    const directory = required(args, "directory");
    const text = await buildKustomization(directory, `kubernetes:kustomize:Directory of "${directory}"`);
    return { result: decodeManifests(text, "", apis.kinds) };
}

function required(args: ValueMap, name: string): string {
    const text = textOf(args, name);
    if (text === undefined) {
        throw new ProviderError(`missing required field '${name}' of type string`);
    }
    return text;
}
