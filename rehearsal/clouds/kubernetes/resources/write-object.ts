import { hexOf } from "../../simulation/names";
import { InitializationError, ProviderError } from "../../simulation/errors";
import type { CreateRequest, ResourceResult, UpdateRequest } from "../../simulation/provider";
import { hasUnknowns, type ValueMap } from "../../simulation/values";
import { ApiError } from "../cluster/api-error";
import { annotationOf, annotations } from "../objects/annotations";
import { fromOutputs, toObject, toOutputs } from "../objects/checkpoint";
import { apiVersionOf, fromToken, isPatchToken, ofObject } from "../objects/group-version-kind";
import { idOf } from "../objects/ids";
import { removeAt, stringAt } from "../objects/paths";
import { holdsSecrets } from "../objects/secrets";
import type { Session } from "../session";
import { normalized } from "./diff-object";

/** Makes an object. Source: `Create` in provider/pkg/provider/provider.go of pulumi-kubernetes. */
export async function createObject(request: CreateRequest, session: Session): Promise<ResourceResult> {
    const { urn, type, preview } = request;
    refuseIfUnreachable(preview, session);
    const inputs = toObject(request.inputs);
    if (preview && !canDryRun(inputs, type, session)) {
        return { id: "", outputs: request.inputs };
    }
    const result = (live: ValueMap): ResourceResult => ({
        id: preview ? "" : objectId(live),
        outputs: outputsOf(inputs, live, request.inputs, fieldManager(urn, inputs, {}, session), {}),
    });
    if (session.manifests !== undefined) {
        await render(urn, inputs, request.inputs, session);
        return { ...result(inputs), id: objectId(inputs) };
    }
    if (preview && !hasNamespace(inputs, session)) {
        // The dry run fails, because an earlier step of the same deployment has yet to make the namespace.
        return { id: "", outputs: request.inputs };
    }
    try {
        const live = isPatchToken(type, stringAt(inputs, "kind"))
            ? session.cluster.patch(inputs, urn)
            : session.cluster.create(inputs, urn, {
                  upsert: session.settings.upsertExistingObjects,
                  dryRun: preview,
              });
        if (preview) {
            removeAt(live, "status");
        } else {
            session.dependents.noteObject(live, request);
        }
        return result(live);
    } catch (error) {
        if (preview && error instanceof ApiError && error.reason === "already-exists") {
            return { id: "", outputs: request.inputs };
        }
        throw creationError(request, error);
    }
}

/** Changes an object. Source: `Update`, as above. */
export async function updateObject(request: UpdateRequest, session: Session): Promise<{ outputs: ValueMap }> {
    const { urn, type, preview } = request;
    const { cluster, inventory, manifests } = session;
    refuseIfUnreachable(preview, session);
    const inputs = normalized(toObject(request.inputs), session);
    const { live } = fromOutputs(request.olds);
    if (preview && (hasUnknowns(inputs) || !isServed(inputs, session))) {
        return { outputs: request.inputs };
    }
    const outputs = (current: ValueMap) =>
        outputsOf(inputs, current, request.inputs, fieldManager(urn, inputs, request.olds, session), request.olds);
    if (manifests !== undefined) {
        await render(urn, inputs, request.inputs, session);
        return { outputs: outputs(inputs) };
    }
    try {
        const isPatch = isPatchToken(type, stringAt(inputs, "kind"));
        const updated = isPatch ? cluster.patch(inputs, urn, live) : cluster.update(live, inputs);
        if (!preview && !isPatch) {
            inventory.note(updated);
            session.dependents.noteObject(updated, request);
        }
        return { outputs: outputs(updated) };
    } catch (error) {
        const reason = `the Kubernetes API server reported that "${objectId(live)}" failed to fully initialize or become live: ${messageOf(error)}`;
        throw new InitializationError(objectId(live), outputs(live), request.inputs, [reason]);
    }
}

/** The id of an object as it lives in the cluster. */
export function objectId(object: ValueMap): string {
    return idOf(stringAt(object, "metadata", "namespace"), stringAt(object, "metadata", "name"));
}

function refuseIfUnreachable(preview: boolean, { settings, manifests }: Session): void {
    if (!preview && settings.unreachable !== undefined && manifests === undefined) {
        throw new ProviderError(`configured Kubernetes cluster is unreachable: ${settings.unreachable}`);
    }
}

/** Whether a preview can ask the cluster what would come of an object; else it shows the inputs. */
function canDryRun(inputs: ValueMap, token: string, session: Session): boolean {
    return (
        !hasUnknowns(inputs) &&
        isServed(inputs, session) &&
        !isPatchToken(token, stringAt(inputs, "kind")) &&
        session.settings.serverSideApply
    );
}

function isServed(object: ValueMap, { apis, settings }: Session): boolean {
    return settings.unreachable === undefined && apis.serves(ofObject(object));
}

function hasNamespace(object: ValueMap, { apis, inventory }: Session): boolean {
    const namespace = stringAt(object, "metadata", "namespace");
    return !apis.isNamespaced(ofObject(object)) || inventory.hasNamespace(namespace || "default");
}

async function render(urn: string, object: ValueMap, sent: ValueMap, { manifests, log }: Session): Promise<void> {
    const file = manifests?.write(object) ?? "";
    if (holdsSecrets(sent)) {
        await log.warn(urn, `rendered file ${file} contains a secret value in plaintext`);
    }
    await log.status(urn, `rendered ${file}`);
}

function outputsOf(inputs: ValueMap, live: ValueMap, sent: ValueMap, manager: string, olds: ValueMap): ValueMap {
    const initialApiVersion = stringAt(olds, "__initialApiVersion") || stringAt(inputs, "apiVersion");
    return toOutputs({ inputs, live, sent, initialApiVersion, fieldManager: manager });
}

/** Under which name the provider applies an object: what an annotation says, what the state says, else a made-up one. */
function fieldManager(urn: string, inputs: ValueMap, olds: ValueMap, { settings }: Session): string {
    if (!settings.serverSideApply) {
        return "pulumi-kubernetes";
    }
    return (
        annotationOf(inputs, annotations.patchFieldManager) ||
        stringAt(olds, "__fieldManager") ||
        `pulumi-kubernetes-${hexOf(urn, 8)}`
    );
}

function creationError({ urn, type }: CreateRequest, error: unknown): Error {
    if (error instanceof ApiError && error.reason === "no-match") {
        const gvk = fromToken(type);
        const kind = gvk === undefined ? type : `${apiVersionOf(gvk)}/${gvk.kind}`;
        return new ProviderError(
            `creation of resource "${urn}" with kind ${kind} failed because the Kubernetes API server reported that the ` +
                "apiVersion for this resource does not exist. Verify that any required CRDs have been created: " +
                error.message,
        );
    }
    const explanation = error instanceof ApiError && error.reason === "already-exists" ? `\n\n${alreadyExists}` : "";
    return new ProviderError(
        `resource "${urn}" was not successfully created by the Kubernetes API server: ${messageOf(error)}${explanation}`,
    );
}

/** Source: `Creation` in provider/pkg/await/await.go of pulumi-kubernetes. */
const alreadyExists = `The resource already exists in the cluster. This can happen when:

  - Renaming a Pulumi resource: use an alias to preserve the identity,
    or use deleteBeforeReplace if the resource needs replacement.
  - Managing an existing resource: use a Patch resource (e.g. NamespacePatch)
    to manage specific fields without owning the resource lifecycle.
  - Adopting a resource into Pulumi: use \`pulumi import\`. Note that
    protected resources (e.g. kube-system) cannot be deleted on destroy.
  - Intentional upsert: set upsertExistingObjects on the provider to allow
    server-side apply to update existing objects on create.`;

function messageOf(error: unknown): string {
    return error instanceof Error ? error.message : String(error);
}
