export { failIf, part, parts } from "../simulation/parts";

/** The last part of an ARM id. */
export function lastPart(id: string): string {
    return id.slice(id.lastIndexOf("/") + 1);
}
