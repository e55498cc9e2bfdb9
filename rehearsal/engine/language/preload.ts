import { createRequire } from "node:module";

/**
 * The file that makes the SDK ready in a process of its own, for `node --require`. Named through the workspace's package,
 * because bundled code doesn't stand where its source does.
 */
export function preload(kind: "program" | "policy-pack"): string {
    return createRequire(__filename).resolve(`@fairlead/rehearsal/engine/language/preload/${kind}.js`);
}
