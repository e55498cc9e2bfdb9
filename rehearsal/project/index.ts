export { ProjectError } from "./faults";
export { type ProjectFile, loadProject } from "./project-file";
export { type StackSettings, listStacks, loadStackSettings } from "./stack-settings";
