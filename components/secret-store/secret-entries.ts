import * as pulumi from "@pulumi/pulumi";

import { rejectFaults } from "../shared/arguments";
import { kubernetesName } from "../shared/kubernetes-rules";

/**
 * Refuses a name that not every store takes.
 *
 * @throws pulumi.InputPropertiesError
 */
export function checkSecretName(name: string): void {
    rejectFaults("Secret", name, kubernetesName("name", name));
}

/** The parts of a secret as one JSON text, which External Secrets takes apart. A secret, whatever the parts are. */
export function entriesAsJson(entries: Record<string, pulumi.Input<string>>): pulumi.Output<string> {
    return pulumi.secret(pulumi.jsonStringify(entries));
}
