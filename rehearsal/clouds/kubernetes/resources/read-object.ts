import { ProviderError } from "../../simulation/errors";
import type { ReadRequest, ResourceResult } from "../../simulation/provider";
import type { ValueMap } from "../../simulation/values";
import { annotations } from "../objects/annotations";
import { fromOutputs, toObject, toOutputs } from "../objects/checkpoint";
import { apiVersionOf, isPatchToken, ofObject } from "../objects/group-version-kind";
import { parseId } from "../objects/ids";
import { removeAt, stringAt } from "../objects/paths";
import type { Session } from "../session";
import { typeOf } from "./check-object";

/** A resource that exists, with the inputs that would make it. */
export type FoundResource = ResourceResult & { readonly inputs: ValueMap };

/** Looks an object up. Source: `Read` in provider/pkg/provider/provider.go of pulumi-kubernetes. */
export async function readObject(request: ReadRequest, session: Session): Promise<FoundResource | undefined> {
    const { id, outputs, inputs } = request;
    const { live } = fromOutputs(outputs);
    if (stringAt(live, "metadata", "name") === "") {
        return importObject(request, session);
    }
    // Nothing but this deployment changes the simulated cluster, so the object is as the state has it.
    if (!isPatchToken(request.type, stringAt(live, "kind"))) {
        session.inventory.note(live);
    }
    return { id, outputs, inputs: inputs ?? {} };
}

/** An object of which only the id is known. */
async function importObject(
    request: ReadRequest,
    { apis, inventory, cluster, log }: Session,
): Promise<FoundResource | undefined> {
    const { id, type, inputs, urn } = request;
    const { namespace, name } = parseId(id);
    if (name === "") {
        throw new ProviderError(
            `failed to read resource because of a failure to parse resource name from request ID: ${id}`,
        );
    }
    const given = toObject(inputs ?? {});
    const gvk = stringAt(given, "kind") === "" ? typeOf(type.replace(/Patch$/, "")) : ofObject(given);
    const home = apis.isNamespaced(gvk) ? namespace || "default" : "";
    const known = inventory.get(gvk, home, name);
    const live = known ?? cluster.assume(gvk, home, name);
    if (live === undefined) {
        return undefined;
    }
    if (known === undefined) {
        await log.info(urn, `taken to be made by the Helm chart that was installed into namespace "${home}"`);
    }
    const kept = withoutClusterFields(live, apis.shapeOf(gvk)?.inputs.keys());
    return {
        id,
        inputs: kept,
        outputs: toOutputs({
            inputs: kept,
            live,
            sent: kept,
            initialApiVersion: apiVersionOf(gvk),
            fieldManager: "pulumi-kubernetes",
        }),
    };
}

/** What a program would have written to get the object. */
function withoutClusterFields(live: ValueMap, names: Iterable<string> | undefined): ValueMap {
    const inputs = structuredClone(live);
    const known = new Set(names ?? Object.keys(live).filter((name) => name !== "status"));
    for (const name of Object.keys(inputs)) {
        if (!known.has(name)) {
            removeAt(inputs, name);
        }
    }
    for (const field of ["creationTimestamp", "generation", "managedFields", "resourceVersion", "uid"]) {
        removeAt(inputs, "metadata", field);
    }
    removeAt(inputs, "metadata", "annotations", "deployment.kubernetes.io/revision");
    removeAt(inputs, "metadata", "annotations", annotations.lastApplied);
    return inputs;
}
