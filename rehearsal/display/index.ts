export { Display, type DisplayOptions } from "./display";
export { hasChanges, stepOps } from "./operations";
export { toShownJson, toShownMap } from "./values";
