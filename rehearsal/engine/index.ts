export { deploy } from "./deploy";
export { ProgramServer, programServerVariable } from "./language/program-server";
