import { ProviderError } from "../../simulation/errors";
import type { CheckRequest, CheckResult } from "../../simulation/provider";
import { hasUnknowns, type ValueMap } from "../../simulation/values";
import type { UnknownField } from "../cluster/typed";
import { validate } from "../cluster/validation/validate";
import { annotations, isLabelledAsManaged, labelAsManaged } from "../objects/annotations";
import { toObject } from "../objects/checkpoint";
import { fromToken, type GroupVersionKind, isPatchToken } from "../objects/group-version-kind";
import { deprecationOf, isKnownGroupVersion, removalOf } from "../objects/known-apis";
import { adoptName, assignName, isGenerateName, isNamed } from "../objects/naming";
import { normalize } from "../objects/normalize";
import { mapAt, setAt, stringAt, valueAt } from "../objects/paths";
import { isDefinition } from "../objects/scope";
import { annotateSecrets, holdsSecrets } from "../objects/secrets";
import type { Session } from "../session";

/**
 * Names an object, puts it into a namespace and brings it to its normal form. What is wrong with an object shows when
 * it is made, not here, just as with the real provider.
 * Source: `Check` in provider/pkg/provider/provider.go of pulumi-kubernetes.
 */
export async function checkObject(request: CheckRequest, session: Session): Promise<CheckResult> {
    const { urn, type, olds, news } = request;
    const { settings, apis, log } = session;
    const gvk = typeOf(type);
    refuseLists(gvk, type, session);
    const inputs = toObject(news);
    const isPatch = isPatchToken(type, stringAt(inputs, "kind"));
    if (isPatch && !settings.serverSideApply) {
        throw new ProviderError(
            "patch resources require Server-Side Apply mode, which is enabled using the `enableServerSideApply` Provider config",
        );
    }
    const dropped: UnknownField[] = [];
    normalize(inputs, (object) => {
        dropped.push(...apis.asTyped(object));
    });
    await warnOfDropped(urn, dropped, session);
    if (isPatch && !isNamed(inputs)) {
        throw new ProviderError("patch resources require the `.metadata.name` field to be set");
    }
    await warnOfAnnotations(urn, inputs, session);
    nameObject(inputs, toObject(olds), request, settings.serverSideApply);
    if (isGenerateName(inputs)) {
        refuseGenerateName(session);
    }
    await warnOfApi(urn, gvk, session);
    if (settings.defaultNamespace !== "" && lacksNamespace(inputs) && apis.isNamespaced(gvk)) {
        setAt(inputs, ["metadata", "namespace"], settings.defaultNamespace);
    }
    if (settings.rejectUnknownResources && settings.unreachable === undefined && !hasUnknowns(inputs)) {
        validate(inputs, gvk, apis.shapeOf(gvk), apis.isNamespaced(gvk));
    }
    if (isDefinition(inputs)) {
        apis.kinds.add(inputs);
    }
    annotateSecrets(inputs, news);
    if (session.manifests !== undefined && holdsSecrets(inputs)) {
        await log.warn(urn, "rendered YAML will contain a secret value in plaintext");
    }
    return { inputs, failures: [] };
}

/** True if an object names no namespace; false if a preview only does not know it yet. */
function lacksNamespace(object: ValueMap): boolean {
    return (valueAt(object, "metadata", "namespace") ?? "") === "";
}

/** The API that a resource type stands for. */
export function typeOf(token: string): GroupVersionKind {
    const gvk = fromToken(token);
    if (gvk === undefined) {
        throw new ProviderError(
            `unrecognized resource type: "${token}": expected kubernetes:GROUP/VERSION:KIND, as in kubernetes:apps/v1:Deployment`,
        );
    }
    return gvk;
}

function refuseLists(gvk: GroupVersionKind, token: string, { apis }: Session): void {
    if (gvk.kind.endsWith("List") && isKnownGroupVersion(gvk) && apis.shapeOf(gvk)?.token === token) {
        throw new ProviderError(
            "list resources exist for compatibility with YAML manifests and Helm charts, and cannot be created directly. Use the underlying resource type instead",
        );
    }
}

function nameObject(inputs: ValueMap, olds: ValueMap, request: CheckRequest, serverSideApply: boolean): void {
    if (Object.keys(olds).length > 0) {
        adoptName(inputs, olds);
        // An imported object, or one that server-side apply made, must not change by getting the label.
        if (isLabelledAsManaged(olds)) {
            labelAsManaged(inputs);
        }
        return;
    }
    assignName(inputs, request);
    if (!serverSideApply) {
        labelAsManaged(inputs);
    }
}

function refuseGenerateName({ settings, manifests }: Session): void {
    if (settings.serverSideApply) {
        throw new ProviderError("the `.metadata.generateName` field is not supported in Server-Side Apply mode");
    }
    if (manifests !== undefined) {
        throw new ProviderError("the `.metadata.generateName` field is not supported in YAML rendering mode");
    }
}

/** The real provider drops these without a word; a rehearsal is there to tell. */
async function warnOfDropped(urn: string, dropped: readonly UnknownField[], { log }: Session): Promise<void> {
    for (const { path, suggestion } of dropped) {
        await log.warn(urn, `unknown field "${path}"${suggestion}: the API has no such field, so it is left out`);
    }
}

async function warnOfAnnotations(urn: string, inputs: ValueMap, { log, settings }: Session): Promise<void> {
    let hasHook = false;
    for (const [key, value] of Object.entries(mapAt(inputs, "metadata", "annotations"))) {
        if (key.startsWith(annotations.autonamed)) {
            await log.warn(urn, `ignoring user-specified value for internal annotation "${key}"`);
        }
        // The real provider warns of test hooks only, for which its comment says the opposite.
        hasHook ||= key.startsWith(annotations.helmHook) && typeof value === "string" && value.includes("test");
    }
    if (hasHook && !settings.suppressHelmHookWarnings) {
        await log.warn(urn, hookWarning);
    }
}

const hookWarning =
    "This resource contains Helm hooks that are not currently supported by Pulumi. The resource will be created, but any " +
    "hooks will not be executed. Hooks support is tracked at https://github.com/pulumi/pulumi-kubernetes/issues/555 -- " +
    "This warning can be disabled by setting the PULUMI_K8S_SUPPRESS_HELM_HOOK_WARNINGS environment variable";

async function warnOfApi(urn: string, gvk: GroupVersionKind, { settings, log }: Session): Promise<void> {
    if (settings.unreachable !== undefined) {
        return;
    }
    const removal = removalOf(gvk);
    const deprecation = settings.suppressDeprecationWarnings ? undefined : deprecationOf(gvk);
    const warning = removal ?? deprecation;
    if (warning !== undefined) {
        await log.warn(urn, warning);
    }
}
