import { ProviderError } from "../../simulation/errors";
import type { ReadRequest } from "../../simulation/provider";
import type { Session } from "../session";
import type { FoundResource } from "./read-object";

/**
 * What is said of a resource in a cluster that can't be reached: by the settings it counts as gone, or as unchanged, or
 * the question fails. `undefined` where the cluster can be asked.
 * Source: `Read` in provider/pkg/provider/provider.go of pulumi-kubernetes.
 */
export async function readUnreachable(
    request: ReadRequest,
    session: Session,
): Promise<FoundResource | "gone" | undefined> {
    const { urn, id, outputs, inputs } = request;
    const { settings, log } = session;
    if (settings.unreachable === undefined) {
        return undefined;
    }
    const told = `configured Kubernetes cluster is unreachable`;
    await log.warn(urn, `${told}: ${settings.unreachable}`);
    if (settings.deleteUnreachable) {
        await log.info(
            urn,
            `${told} and the \`deleteUnreachable\` option is enabled. Deleting the unreachable resource from Pulumi state`,
        );
        return "gone";
    }
    if (settings.skipUpdateUnreachable) {
        await log.info(
            urn,
            `${told} and the \`skipUnreachable\` option is enabled. Returned data could not reflect the actual cluster configuration.`,
        );
        return { id, outputs, inputs: inputs ?? {} };
    }
    throw new ProviderError(
        "failed to read resource state due to unreachable cluster. If the cluster was deleted, you can remove this resource " +
            'from Pulumi state by rerunning the operation with the PULUMI_K8S_DELETE_UNREACHABLE environment variable set to "true"',
    );
}
