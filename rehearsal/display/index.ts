export { Display } from "./display";
export { DocumentDisplay } from "./document-display";
export { hasChanges, stepOps } from "./operations";
export type { RunSubject } from "./run-subject";
export { toShownJson, toShownMap } from "./values";
