import { randomHex } from "../../simulation/names";
import { ProviderError } from "../../simulation/errors";
import type {
    CheckFailure,
    CheckRequest,
    CheckResult,
    CreateRequest,
    DeleteRequest,
    ReadRequest,
    ResourceResult,
    UpdateRequest,
} from "../../simulation/provider";
import { hasUnknowns, unknown, type ValueMap } from "../../simulation/values";
import { idOf } from "../objects/ids";
import { suffixLength } from "../objects/naming";
import { stringAt, valueAt } from "../objects/paths";
import { annotateSecrets, asSecret, revealed } from "../objects/secrets";
import type { Session } from "../session";
import { type Chart, findChart, isExactVersion } from "./chart";
import { completeRelease, unknownInputs } from "./release";

/** How long Helm waits for one operation unless a release says otherwise, in seconds. */
const defaultTimeout = 300;

/**
 * Names a release, sets what it leaves out and looks for its chart.
 * Source: `Check` in provider/pkg/provider/helm_release.go of pulumi-kubernetes.
 */
export async function checkRelease(request: CheckRequest, session: Session): Promise<CheckResult> {
    const { urn, olds, news } = request;
    for (const name of unknownInputs(news, session.sdk)) {
        await session.log.warn(urn, `unknown input "${name}": a release has no such input, so it is left out`);
    }
    const inputs = completeRelease(withDefaults(request, session), session.sdk);
    if (revealed(inputs).allowNullValues === true) {
        await session.log.warn(
            urn,
            "`allowNullValues` is deprecated and has no effect; null values in Helm chart values are preserved by default.",
        );
    }
    const failures: CheckFailure[] = [];
    if (!hasUnknowns(inputs)) {
        try {
            const chart = findChart(revealed(inputs));
            inputs.version = chart.version;
            chart.definitions.forEach((definition) => {
                session.apis.kinds.add(definition);
            });
            await warnOfOpenVersion(urn, chart, session, olds);
        } catch (error) {
            failures.push({
                property: "chart",
                reason: `${messageOf(error)}; check the chart name and repository configuration.`,
            });
        }
    }
    return { inputs, failures };
}

function withDefaults({ name, olds, news, randomSeed }: CheckRequest, { settings }: Session): ValueMap {
    const release = { ...news };
    if (Object.keys(olds).length > 0) {
        release.name ??= olds.name ?? "";
    }
    if ((release.name ?? "") === "") {
        release.name = `${name}-${randomHex(randomSeed, suffixLength)}`;
    }
    if ((release.namespace ?? "") === "") {
        release.namespace = settings.defaultNamespace;
    }
    if ((release.skipAwait ?? false) === false) {
        release.timeout ??= defaultTimeout;
    }
    if (release.verify === true && (release.keyring ?? "") === "") {
        release.keyring = `${process.env.HOME ?? ""}/.gnupg/pubring.gpg`;
    }
    return release;
}

/** A rehearsal reads no repository, so it can't tell which version Helm would choose. */
async function warnOfOpenVersion(urn: string, chart: Chart, { log }: Session, olds: ValueMap): Promise<void> {
    if (!isExactVersion(chart.version) && Object.keys(olds).length === 0) {
        await log.info(
            urn,
            `the version of chart "${chart.name}" is ${chart.version === "" ? "not set" : `"${chart.version}"`}: a rehearsal ` +
                "reads no repository and can't tell which version Helm would install; set an exact version to know",
        );
    }
}

/** Installs a release. Source: `Create`, as above. */
export function createRelease(request: CreateRequest, session: Session): ResourceResult {
    const { inputs, preview } = request;
    const release = revealed(inputs);
    if (preview) {
        return { id: "", outputs: releaseOutputs(inputs, release, undefined) };
    }
    const { unreachable } = session.settings;
    if (unreachable !== undefined) {
        throw new ProviderError(`can't create Helm Release with unreachable cluster: ${unreachable}`);
    }
    const id = releaseId(release);
    if (session.inventory.hasRelease(id) && release.replace !== true) {
        throw new ProviderError("cannot re-use a name that is still in use");
    }
    session.inventory.noteRelease(id);
    const outputs = releaseOutputs(inputs, release, 1);
    session.dependents.noteRelease(release, chartNameOf(outputs), request);
    return { id, outputs };
}

/** Upgrades a release. Source: `Update`, as above. */
export function updateRelease(request: UpdateRequest, session: Session): { outputs: ValueMap } {
    const { inputs, olds, preview } = request;
    const release = revealed(inputs);
    if (preview) {
        return { outputs: releaseOutputs(inputs, release, undefined) };
    }
    const { unreachable } = session.settings;
    if (unreachable !== undefined) {
        throw new ProviderError(`can't update Helm Release with unreachable cluster: ${unreachable}`);
    }
    session.inventory.noteRelease(releaseId(release));
    const revision = valueAt(revealed(olds), "status", "revision");
    const outputs = releaseOutputs(inputs, release, typeof revision === "number" ? revision + 1 : 1);
    session.dependents.noteRelease(release, chartNameOf(outputs), request);
    return { outputs };
}

/** Looks a release up: the state knows it, or there is none. Source: `Read`, as above. */
export function readRelease(
    { id, outputs, inputs }: ReadRequest,
    session: Session,
): (ResourceResult & { readonly inputs: ValueMap }) | undefined {
    if (Object.keys(outputs).length === 0) {
        return undefined;
    }
    session.inventory.noteRelease(releaseId(revealed(outputs)));
    return { id, outputs, inputs: inputs ?? {} };
}

/** Uninstalls a release. Source: `Delete`, as above. */
export function deleteRelease({ type, outputs }: DeleteRequest, session: Session): void {
    const { unreachable } = session.settings;
    if (unreachable !== undefined) {
        throw new ProviderError(`can't delete Helm Release with unreachable cluster. Reason: "${unreachable}"`);
    }
    const release = revealed(outputs);
    session.dependents.forgetRelease(release, chartNameOf(outputs), type);
    session.inventory.forgetRelease(releaseId(release));
}

/** The id of a release: its namespace and name. */
export function releaseId(release: ValueMap): string {
    return idOf(stringAt(release, "namespace"), stringAt(release, "name"));
}

/**
 * A release as it is installed. Source: `checkpointRelease` and `setReleaseAttributes`, as above.
 *
 * @param revision counts installations and upgrades; `undefined` in previews, which do not know what will be installed
 */
function releaseOutputs(inputs: ValueMap, release: ValueMap, revision: number | undefined): ValueMap {
    const outputs: ValueMap = structuredClone(release);
    annotateSecrets(outputs, inputs);
    outputs.__inputs = asSecret(inputs);
    if (revision === undefined) {
        return { ...outputs, resourceNames: unknown, status: unknown };
    }
    const chart = chartOf(release);
    return {
        ...outputs,
        resourceNames: {},
        status: {
            appVersion: chart.appVersion,
            chart: chart.name,
            name: stringAt(release, "name"),
            namespace: stringAt(release, "namespace"),
            revision,
            status: "deployed",
            version: stringAt(release, "version"),
        },
    };
}

/** The name of the chart that is installed. */
function chartNameOf(outputs: ValueMap): string {
    return stringAt(outputs, "status", "chart");
}

function chartOf(release: ValueMap): Chart {
    try {
        return findChart(release);
    } catch (error) {
        throw new ProviderError(messageOf(error));
    }
}

function messageOf(error: unknown): string {
    return error instanceof Error ? error.message : String(error);
}
