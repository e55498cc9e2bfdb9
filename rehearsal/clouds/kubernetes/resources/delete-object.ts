import { ProviderError } from "../../simulation/errors";
import type { DeleteRequest } from "../../simulation/provider";
import type { EngineLog } from "../engine-log";
import { fromOutputs } from "../objects/checkpoint";
import { isPatchToken } from "../objects/group-version-kind";
import { stringAt } from "../objects/paths";
import type { Session } from "../session";

/** Deletes an object. Source: `Delete` in provider/pkg/provider/provider.go of pulumi-kubernetes. */
export async function deleteObject({ urn, type, outputs }: DeleteRequest, session: Session): Promise<void> {
    const { settings, log, manifests, inventory, dependents } = session;
    const { live } = fromOutputs(outputs);
    if (manifests !== undefined) {
        await log.status(urn, `deleted ${manifests.remove(live)}`);
        return;
    }
    if (settings.unreachable === undefined) {
        // The object outlives a resource that only set some of its fields.
        if (!isPatchToken(type, stringAt(live, "kind"))) {
            await refuseToHang(urn, dependents.stuck(live, type), log);
            dependents.forgetObject(live, type);
            inventory.forget(live);
        }
        return;
    }
    const told = "configured Kubernetes cluster is unreachable";
    await log.warn(urn, `${told}: ${settings.unreachable}`);
    if (!settings.deleteUnreachable) {
        throw new ProviderError(
            `${told}. If the cluster was deleted, you can remove this resource from Pulumi state by rerunning the operation ` +
                'with the PULUMI_K8S_DELETE_UNREACHABLE environment variable set to "true"',
        );
    }
    await log.info(
        urn,
        `${told} and the \`deleteUnreachable\` option is enabled. Deleting the unreachable resource from Pulumi state`,
    );
}

/**
 * The end of a deletion for which the real provider waits ten minutes: nobody takes the object's finalizers away.
 * Source: provider/pkg/await/condition/deleted.go of pulumi-kubernetes.
 */
async function refuseToHang(urn: string, finalizers: readonly string[], log: EngineLog): Promise<void> {
    if (finalizers.length > 0) {
        await log.warn(urn, `finalizers might be preventing deletion (${[...new Set(finalizers)].join(", ")})`);
        throw new ProviderError("timed out waiting for the condition");
    }
}
