import { ConstructResponse, type ConstructRequest } from "@pulumi/pulumi/proto/provider_pb";

import { ProviderError } from "../../simulation/errors";
import { textOf, unknown, type Value, type ValueMap } from "../../simulation/values";
import { fromStruct, toStruct } from "../../simulation/wire";
import type { Session } from "../session";
import { areKnown, plainInputs } from "./inputs";
import { registerManifests } from "./manifests";
import { Monitor } from "./monitor";
import { chartManifests, configFileManifests, configGroupManifests, directoryManifests } from "./sources";

/** Finds the manifests of a component. */
type Source = (inputs: ValueMap, name: string, session: Session) => Promise<ValueMap[]> | ValueMap[];

const sources: Readonly<Record<string, Source>> = {
    "kubernetes:yaml/v2:ConfigFile": configFileManifests,
    "kubernetes:yaml/v2:ConfigGroup": configGroupManifests,
    "kubernetes:helm.sh/v4:Chart": chartManifests,
    "kubernetes:kustomize/v2:Directory": directoryManifests,
};

/** Makes a component and its children. Source: provider/pkg/provider/provider_construct.go of pulumi-kubernetes. */
export async function construct(request: ConstructRequest, session: Session): Promise<ConstructResponse> {
    const { settings, log, sdk } = session;
    if (settings.unreachable !== undefined && session.manifests === undefined) {
        throw new ProviderError(`configured Kubernetes cluster is unreachable: ${settings.unreachable}`);
    }
    const [type, name] = [request.getType(), request.getName()];
    const source = sources[type];
    if (source === undefined) {
        throw new ProviderError(`unknown resource type "${type}"`);
    }
    const monitor = new Monitor(request, sdk.version);
    try {
        const parent = await monitor.registerComponent();
        const inputs = plainInputs(fromStruct(request.getInputs()));
        if (!areKnown(inputs)) {
            await log.warn(
                "",
                `${type}:${name} -- Required input properties have unknown values. Preview is incomplete.\n`,
            );
            return responseOf(parent, unknown, []);
        }
        const isChart = type === "kubernetes:helm.sh/v4:Chart";
        const options = {
            parent,
            prefix: textOf(inputs, "resourcePrefix") ?? name,
            skipAwait: inputs.skipAwait === true,
            namespace: (isChart ? textOf(inputs, "namespace") : undefined) ?? settings.defaultNamespace,
            helmPolicies: isChart,
        };
        const manifests = await source(inputs, name, session);
        const { references, urns } = await registerManifests(manifests, options, monitor, session);
        return responseOf(parent, references, urns);
    } finally {
        monitor.close();
    }
}

function responseOf(urn: string, resources: Value, dependencies: readonly string[]): ConstructResponse {
    const response = new ConstructResponse().setUrn(urn).setState(toStruct({ resources }));
    response
        .getStatedependenciesMap()
        .set("resources", new ConstructResponse.PropertyDependencies().setUrnsList([...dependencies]));
    return response;
}
