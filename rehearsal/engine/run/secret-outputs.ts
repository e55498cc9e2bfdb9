import { Secret } from "../../model/values";
import type { State } from "../steps/goal";
import { secret } from "../values/secrets";

/**
 * Makes outputs secret that the program names, or whose input of the same name is secret.
 * Source: `continueExecuteStep` in `pkg/resource/deploy/step_executor.go`.
 */
export function protectSecretOutputs(state: State, warn: (urn: string, message: string) => void): void {
    const { inputs, outputs, additionalSecretOutputs } = state;
    if (additionalSecretOutputs.includes("id")) {
        warn(state.urn, "The 'id' property cannot be made secret. See pulumi/pulumi#2717 for more details.");
    }
    const named = new Set(additionalSecretOutputs);
    const hides = Object.keys(outputs).filter(
        (key) => (key !== "id" && named.has(key)) || inputs[key] instanceof Secret,
    );
    const plain = hides.filter((key) => !(outputs[key] instanceof Secret));
    if (plain.length > 0) {
        state.outputs = {
            ...outputs,
            ...Object.fromEntries(plain.map((key) => [key, secret(outputs[key] ?? null)])),
        };
    }
}
