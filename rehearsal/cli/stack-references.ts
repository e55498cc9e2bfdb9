import type { Snapshot } from "../model/state";
import { StackState } from "../state";
import type { Workspace } from "./workspace";

/**
 * Finds the stack that a stack reference names, among the rehearsed ones: `STACK`, `ORGANIZATION/STACK` or
 * `ORGANIZATION/PROJECT/STACK`. The organization doesn't matter; a rehearsal has none.
 * Source: `ParseReference` in `pkg/backend/diy/store.go` in pulumi/pulumi.
 */
export async function readReferencedStack(
    { layout, name }: Workspace,
    reference: string,
): Promise<Snapshot | undefined> {
    const parts = reference.split("/");
    const [stack = "", project = name.project] = [parts.at(-1), parts.length === 3 ? parts[1] : undefined];
    const state = await StackState.read(layout, { project, stack });
    return state.exists ? state.snapshot : undefined;
}
