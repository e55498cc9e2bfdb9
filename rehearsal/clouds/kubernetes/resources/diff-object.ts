import type { DiffRequest, DiffResult } from "../../simulation/provider";
import type { ValueMap } from "../../simulation/values";
import { diffObject as compare } from "../diff/object-diff";
import { annotationOf, annotations } from "../objects/annotations";
import { fromOutputs, toObject } from "../objects/checkpoint";
import { isPatchToken, ofObject } from "../objects/group-version-kind";
import { normalize } from "../objects/normalize";
import { stringAt } from "../objects/paths";
import type { Session } from "../session";

/** Compares an object with its inputs. Source: `Diff` in provider/pkg/provider/provider.go of pulumi-kubernetes. */
export async function diffObject(request: DiffRequest, session: Session): Promise<DiffResult> {
    const { apis, inventory, settings, log } = session;
    const { inputs: oldInputs, live } = fromOutputs(request.olds);
    const news = normalized(toObject(request.news), session);
    if (!isPatchToken(request.type, stringAt(live, "kind"))) {
        inventory.note(live);
    }
    if (annotationOf(news, annotations.replaceUnready) === "true" && news.kind !== "Job") {
        // A job of the simulated cluster is always ready.
        await log.warn(request.urn, "replaceUnready annotation is not supported for this resource");
    }
    return compare({
        token: request.type,
        oldInputs: normalized(oldInputs, session),
        live,
        news,
        ignoreChanges: request.ignoreChanges,
        namespaced: apis.isNamespaced(ofObject(news)),
        serverSideApply: settings.serverSideApply,
        mutable: { configMaps: settings.configMapsMutable, secrets: settings.secretsMutable },
        always: session.manifests !== undefined && settings.alwaysRender,
    });
}

/** Brings an object to its normal form, without a word about what that leaves out: the check told it. */
export function normalized(object: ValueMap, { apis }: Session): ValueMap {
    return normalize(object, (known) => {
        apis.asTyped(known);
    });
}
