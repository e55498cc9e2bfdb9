import type { Diagnostic, PolicyVerdict } from "./input";

/** Errors that say what is wrong: the engine's closing word says no more than that others said something, or a policy did. */
export function tellingErrors(diagnostics: readonly Diagnostic[]): Diagnostic[] {
    return diagnostics.filter(
        ({ severity, urn, message }) =>
            severity === "error" && (urn !== "" || !/^(preview|update) failed$/.test(message)),
    );
}

/** Whether policies end a run. */
export function isRefused({ violations }: PolicyVerdict): boolean {
    return violations.some(({ enforcement }) => enforcement !== "advisory");
}
