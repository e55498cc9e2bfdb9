export { deploy } from "./deploy";
export { ProgramServer } from "./language/program-server";
