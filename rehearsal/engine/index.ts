export { deploy } from "./deploy";
