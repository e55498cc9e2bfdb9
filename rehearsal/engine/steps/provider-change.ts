import type { ProviderAccess } from "../providers/access";
import { isReplacement } from "../providers/provider";
import { withoutInternal } from "../providers/provider-inputs";
import { parseReference } from "../providers/reference";
import type { BaseState } from "../run/base-state";
import type { State } from "./goal";
import type { Seen } from "./seen";

/**
 * Whether the change from one provider to another means that a resource has to be replaced: the new provider is asked
 * whether it can manage what the old one did.
 * Source: `providerChanged` in `pkg/resource/deploy/step_generator.go`.
 */
export async function providerForcesReplacement(
    old: State,
    next: State,
    base: BaseState,
    seen: Seen,
    access: ProviderAccess,
): Promise<boolean> {
    if (old.provider === next.provider) {
        return false;
    }
    if (old.provider === "" || next.provider === "") {
        return true;
    }
    const [oldUrn, newUrn] = [parseReference(old.provider).urn, parseReference(next.provider).urn];
    if (seen.newByAlias.get(oldUrn) === newUrn) {
        return false;
    }
    const provider = access.registry.get(next.provider);
    const [oldState, newState] = [base.get(oldUrn), seen.providers.get(newUrn)];
    if (provider === undefined || oldState === undefined || newState === undefined) {
        throw new Error(`failed to resolve the change of provider from '${old.provider}' to '${next.provider}'`);
    }
    const diff = await provider.diffConfig({
        urn: newUrn,
        oldInputs: withoutInternal(oldState.inputs),
        oldOutputs: oldState.outputs,
        newInputs: withoutInternal(newState.inputs),
        ignoreChanges: [],
    });
    return isReplacement(diff);
}
