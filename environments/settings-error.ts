import * as pulumi from "@pulumi/pulumi";
import { show, type Fault } from "@fairlead/components/shared/arguments";

/**
 * Ends the program if settings are wrong, with all of them in one error.
 *
 * @param types what could not even be read.
 * @param rules what could be read and breaks a rule. Rules about what could not be read are left out, since they
 * were applied to stand-ins.
 * @throws pulumi.RunError, which Pulumi shows without a stack trace.
 */
export function rejectSettings(stack: string, types: readonly Fault[], rules: readonly Fault[]): void {
    const apart = rules.filter(({ path }) => !types.some((type) => related(type.path, path)));
    const lines = [...new Set([...types, ...apart].map(lineOf))];
    if (lines.length > 0) {
        const count = lines.length === 1 ? "1 setting is" : `${lines.length} settings are`;
        throw new pulumi.RunError([`Pulumi.${stack}.yaml: ${count} wrong; nothing was changed`, ...lines].join("\n"));
    }
}

function lineOf({ path, subject, expected, got, repair }: Fault): string {
    const about = subject === undefined ? "" : ` (${subject})`;
    return `  ${path}${about}: expected ${expected}, found ${show(got)}; ${repair}`;
}

/** Whether two keys are the same, or one lies inside the other. */
function related(a: string, b: string): boolean {
    const inside = (outer: string, inner: string) =>
        inner === outer || inner.startsWith(`${outer}.`) || inner.startsWith(`${outer}[`);
    return inside(a, b) || inside(b, a);
}
